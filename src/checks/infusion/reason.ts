import { addedHours, infusionCodeOf, infusionTimesOn, type InfusionTimes } from "../../codes/infusion";
import type { Minutes } from "../../values/clock";
import { counted, groupBy } from "../../values/lists";
import { hoursReason } from "./hours-reason";
import type { InfusionSetting, Ledger, LogEntry, Reasoned, ReasonedLine } from "./log";
import { reasonOther, reasonPump } from "./reason-others";
import { buildTimeline, byWeight, methodOf, sameSite, sharedMinutes, type DrugTime, type Method } from "./timeline";

interface Service {
  readonly time: DrugTime<LogEntry>;
  readonly method: NonNullable<Method>;
  readonly rank: number;
}

/**
 * What a nurse's record of an encounter should be billed as: code lines with units and the reason of each.
 * Bags of one drug add up, hydration keeps what overlaps nothing, times may run over midnight.
 * @example reasonInfusion([logEntry({ drug: "J9312", kind: "chemo", start: 540, stop: 631 })], { on: day, order: "office" }).lines.map(({ code, units }) => [code, units]) //=> [["96413", 1], ["96415", 1]]
 */
export function reasonInfusion(log: readonly LogEntry[], setting: InfusionSetting): Reasoned {
  const lines: ReasonedLine[] = [];
  const open: Reasoned["open"][number][] = [];
  const rowsOf = (given: readonly LogEntry[]): number[] =>
    given.map((entry) => log.indexOf(entry)).sort((a, b) => a - b);
  const ledger: Ledger = {
    bill: (code, units, given, reason, { minutes = null, mods = [] } = {}) =>
      lines.push({ code, mods, units, minutes, drug: given[0]?.drug ?? "", reason, rows: rowsOf(given) }),
    leave: (given, why) => open.push({ rows: rowsOf(given), drug: given[0]?.drug ?? "", why }),
  };
  const times = infusionTimesOn(setting.on);
  const timeline = buildTimeline(log);
  const services = timeline.drugs.flatMap((time) => serviceOf(time, times, ledger));
  const isMain = (drug: string): boolean =>
    setting.order === "office" && setting.mainDrug !== undefined && drug === setting.mainDrug;
  services.sort(
    (a, b) => Number(isMain(b.time.drug)) - Number(isMain(a.time.drug)) || a.rank - b.rank || byWeight(a.time, b.time),
  );
  const { hydration } = timeline;
  const hydrationFirst =
    hydration !== null && isMain(hydration.drug) && !services.some(({ time }) => time.kind === "chemo");
  if (hydration && hydrationFirst) billHydration(hydration.given, hydration.free, true, setting, times, ledger);
  const begun = hydrationFirst && lines.length > 0;
  billServices(services, begun, setting, times, ledger);
  if (hydration && !hydrationFirst)
    billHydration(hydration.given, hydration.free, services.length === 0, setting, times, ledger);
  for (const pump of timeline.pumps) reasonPump(pump, setting.pump ?? "96416", times, ledger);
  const begins = (code: string): boolean => infusionCodeOf(code, setting.on)?.role === "initial";
  for (const given of groupBy(timeline.others, ({ drug, route }) => `${drug} ${route}`).values()) {
    const initials = lines.filter(({ code }) => begins(code)).map(({ code }) => code);
    reasonOther(given, { times, initials, distinct: setting.distinct ?? "59" }, ledger);
  }
  return { lines, open };
}

/** Chemotherapy infusion, chemotherapy push, therapeutic infusion, therapeutic push: the order of facilities; offices need it for add-on codes. */
function serviceOf(time: DrugTime<LogEntry>, times: InfusionTimes, ledger: Ledger): Service[] {
  const method = methodOf(time, times);
  if (!method) {
    ledger.leave(
      time.given,
      "no stop time and no minutes: push or infusion cannot be told, and at most a push is provable",
    );
    return [];
  }
  return [{ time, method, rank: (time.kind === "chemo" ? 0 : 2) + (method.kind === "infusion" ? 0 : 1) }];
}

/** Services by access site, that of the highest first. */
function accesses(services: readonly Service[]): Service[][] {
  const groups: [Service, ...Service[]][] = [];
  for (const service of services) {
    const group = groups.find(([first]) => sameSite(first.time.site, service.time.site));
    if (group) group.push(service);
    else groups.push([service]);
  }
  return groups;
}

const INFUSION = {
  chemo: { initial: "96413", sequential: "96417", hour: "96415" },
  therapeutic: { initial: "96365", sequential: "96367", hour: "96366" },
} as const;
const PUSH = {
  chemo: { initial: "96409", sequential: "96411" },
  therapeutic: { initial: "96374", sequential: "96375" },
} as const;

/** What the services earn: the first at each access is initial there, the others follow. */
function billServices(
  services: readonly Service[],
  begun: boolean,
  setting: InfusionSetting,
  times: InfusionTimes,
  ledger: Ledger,
): void {
  const groups = accesses(services);
  const initials = new Map(groups.flatMap(([first], i) => (first && !(begun && i === 0) ? [[first, i] as const] : [])));
  // A drug whose row names no site may have run at any access: all that began are before it.
  const accepted = [...initials.keys()].filter(({ method }) => method.kind === "infusion").map(({ time }) => time);
  let concurrent = false;
  services.forEach((service) => {
    const { time, method } = service;
    const access = initials.get(service);
    const initial = access !== undefined;
    const kind = time.kind === "chemo" ? "chemo" : "therapeutic";
    const mods = initial && access > 0 ? [setting.distinct ?? "59"] : [];
    const place = initial ? initialReason(access, setting, time, (groups[access]?.length ?? 0) > 1) : "";
    if (method.kind === "push") {
      const codes = PUSH[kind];
      ledger.bill(
        initial ? codes.initial : codes.sequential,
        1,
        time.given,
        `${pushText(time, method, times)}${place}`,
        {
          minutes: time.minutes,
          mods,
        },
      );
      const again = method.pushes - 1;
      if (again > 0 && kind === "therapeutic" && (setting.institutional ?? setting.order === "facility"))
        ledger.bill("96376", again, time.given, `pushed again more than ${times.againAfter} min later`);
      return;
    }
    const minutes = time.minutes ?? 0;
    const shared = initial ? 0 : sharedMinutes(time, accepted);
    if (shared !== null && shared >= times.concurrentFrom) {
      const whole = shared >= minutes;
      if (kind === "therapeutic") {
        if (concurrent) ledger.leave(time.given, "ran beside another infusion; 96368 is billed once an encounter");
        else
          ledger.bill(
            "96368",
            1,
            time.given,
            `ran ${shared} min beside another infusion: concurrent, once an encounter`,
            { minutes },
          );
        concurrent = true;
        return;
      }
      if (whole) {
        ledger.leave(time.given, `ran all its ${minutes} min beside another chemotherapy infusion: no code tells that`);
        return;
      }
    }
    if (!initial) accepted.push(time);
    const codes = INFUSION[kind];
    const hours = addedHours(minutes, times);
    const after = initial ? place : "; another drug after the first: sequential";
    const overlap =
      shared === null
        ? "; without clock times overlap cannot be told"
        : shared >= times.concurrentFrom
          ? `; ${shared} of them beside another chemotherapy infusion: look at the times in the record`
          : "";
    const rows = time.given.length > 1 ? ` over ${time.given.length} rows` : "";
    const earns =
      hours === 0 ? `${codes.hour} needs ${times.addedFrom}` : `${times.infusionFrom} min or more is an infusion`;
    ledger.bill(
      initial ? codes.initial : codes.sequential,
      1,
      time.given,
      `${minutes} min${rows}: ${earns}${after}${overlap}`,
      { minutes, mods },
    );
    if (hours > 0) ledger.bill(codes.hour, hours, time.given, hoursReason(minutes, times), { minutes });
  });
}

function pushText({ minutes }: DrugTime, { pushes }: Method & { readonly kind: "push" }, times: InfusionTimes): string {
  if (minutes === null) return "a push";
  if (pushes > 1) return `${pushes} pushes of ${times.pushMost} min or less: a drug's push is billed once`;
  return minutes > times.pushMost
    ? `${minutes} min, clinician present throughout: a push at any length`
    : `${minutes} min: ${times.pushMost} min or less is a push`;
}

/** @param chosen whether the access had another service that might have been initial */
function initialReason(access: number, { order, mainDrug }: InfusionSetting, time: DrugTime, chosen: boolean): string {
  if (access > 0) return `; initial at a second access (${time.site}), only if the protocol needs it`;
  if (order === "facility") return "; initial: highest in the facility's order";
  if (mainDrug === time.drug) return "; initial: the main reason for the visit";
  if (!chosen) return "; initial";
  return time.kind === "chemo"
    ? "; initial: chemotherapy is the reason for the visit"
    : "; initial, if it was the reason for the visit";
}

function billHydration(
  given: readonly LogEntry[],
  free: Minutes | null,
  initial: boolean,
  setting: InfusionSetting,
  times: InfusionTimes,
  ledger: Ledger,
): void {
  const from = setting.hydrationFrom ?? times.hydrationFrom;
  if (free === null) {
    ledger.leave(given, "without clock times nobody can tell whether the hydration ran beside a drug");
    return;
  }
  if (free < from) {
    ledger.leave(given, `${counted(free, "minute")} of hydration beside nothing else; it begins with ${from}`);
    return;
  }
  const hours = addedHours(free, times);
  if (initial) {
    const next = hours === 0 ? `; 96361 needs ${times.addedFrom}` : "";
    ledger.bill("96360", 1, given, `${free} min of hydration: ${from} or more; initial${next}`, { minutes: free });
    if (hours > 0) ledger.bill("96361", hours, given, hoursReason(free, times), { minutes: free });
  } else {
    const text = `${free} min of hydration beside nothing else, after another service`;
    ledger.bill("96361", 1 + hours, given, text, { minutes: free });
  }
}
