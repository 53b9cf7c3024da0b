import type { InfusionKind, InfusionTimes } from "../../codes/infusion";
import type { ClaimLine } from "../../claims/line";
import type { Minutes } from "../../values/clock";
import { groupBy } from "../../values/lists";
import { joined, onOneAxis, overlapOf, type Clocked, type Span } from "./spans";

/** One row of a nurse's record: a bag, push or injection. */
export interface RecordRow extends Clocked {
  /** Code or name of the drug; "" where the record does not say it. */
  readonly drug: string;
  readonly kind: InfusionKind;
  readonly route: ClaimLine["route"];
  /** Which line or port; "" where the record does not say it. */
  readonly site: string;
  /** A clinician stayed throughout, which makes a push at any length. */
  readonly present: boolean;
  /** Hours of a pump that goes home; `null` where it is no pump. */
  readonly pumpHours: number | null;
  /** How it was billed, where it was: a push and an infusion of one drug are then two. `null`: the minutes decide. */
  readonly billedAs: "infusion" | "push" | null;
  /** Rows of one name are one drug although none is named; `null`: a row without a drug stands alone. */
  readonly unnamed: string | null;
}

/** One drug at one access site: its bags add their minutes. */
export interface DrugTime<G extends RecordRow = RecordRow> {
  readonly drug: string;
  readonly kind: InfusionKind;
  readonly site: string;
  readonly given: readonly G[];
  /** When it ran, joined; only what has clock times. */
  readonly spans: readonly Span[];
  /** Whether every row has clock times, so that overlaps can be told. */
  readonly clocked: boolean;
  /** Minutes over all bags; `null` where some bag has no time. */
  readonly minutes: Minutes | null;
}

/** Hydration: only the minutes in which nothing else ran count. */
export interface HydrationTime<G extends RecordRow = RecordRow> extends DrugTime<G> {
  /** Minutes beside which nothing ran; `null` where that cannot be told. */
  readonly free: Minutes | null;
  /** The same if pushes do not count: they may have gone into the running line. */
  readonly freeOfInfusions: Minutes | null;
}

/** What happened in an encounter, by drug and site. */
export interface Timeline<G extends RecordRow = RecordRow> {
  /** Infusions and pushes into a vein, in the order of the record. */
  readonly drugs: readonly DrugTime<G>[];
  readonly hydration: HydrationTime<G> | null;
  readonly pumps: readonly G[];
  /** Injections under the skin or into a muscle, and what is given otherwise: outside the order of initial codes. */
  readonly others: readonly G[];
  spanOf(given: G): Span | null;
}

/**
 * Reads a record into a timeline: bags of one drug at one site are added, a second copy of the same minutes is not,
 * times over midnight stand in their order, and hydration keeps what overlaps nothing.
 */
export function buildTimeline<G extends RecordRow>(record: readonly G[]): Timeline<G> {
  const isPump = (given: G): boolean => given.pumpHours !== null;
  const isOther = (given: G): boolean => given.route !== null && given.route !== "IV";
  const inVein = record.filter((given) => !isPump(given) && !isOther(given));
  const spans = new Map<G, Span>();
  // Everything stands on one axis, a pump by its start: what runs beside it must find it.
  const axis = onOneAxis(record.map((given) => (isPump(given) ? { ...given, stop: null, minutes: 0 } : given)));
  record.forEach((given, i) => {
    const span = axis[i];
    if (span) spans.set(given, isPump(given) ? { ...span, to: span.from + (given.pumpHours ?? 0) * 60 } : span);
  });
  const drugs = [
    ...groupBy(
      inVein.filter((given) => given.kind !== "hydration"),
      drugKey(inVein),
    ).values(),
  ].map((own) => timeOf(own, spans));
  const hydration = inVein.filter((given) => given.kind === "hydration");
  return {
    drugs,
    hydration: hydration.length === 0 ? null : hydrationOf(timeOf(hydration, spans), drugs),
    pumps: record.filter(isPump),
    others: record.filter((given) => !isPump(given) && isOther(given)),
    spanOf: (given) => spans.get(given) ?? null,
  };
}

/** Rows of one drug at one site belong together; a row that does not name the site joins the drug's only one. */
function drugKey<G extends RecordRow>(record: readonly G[]): (given: G) => string {
  const sites = new Map<string, Set<string>>();
  const drugOf = (given: G): string => `${given.drug.toUpperCase()} ${given.billedAs ?? ""}`;
  for (const given of record) {
    const own = sites.get(drugOf(given)) ?? new Set();
    if (given.site !== "") own.add(siteKey(given.site));
    sites.set(drugOf(given), own);
  }
  return (given) => {
    if (given.drug === "") return `row ${given.unnamed ?? record.indexOf(given)}`;
    const known = sites.get(drugOf(given));
    const site = given.site !== "" || known?.size !== 1 ? siteKey(given.site) : [...known].join("");
    return `${drugOf(given)} ${site}`;
  };
}

const siteKey = (site: string): string => site.trim().toLowerCase();

/** Whether two access sites are the same as far as the record tells. @example sameSite("port", "") //=> true */
export function sameSite(a: string, b: string): boolean {
  return a === "" || b === "" || siteKey(a) === siteKey(b);
}

function timeOf<G extends RecordRow>(own: readonly G[], spans: ReadonlyMap<G, Span>): DrugTime<G> {
  const [first] = own as [G, ...G[]];
  const clocks = own.map((given) => spans.get(given)).filter((span) => span !== undefined);
  return {
    drug: first.drug,
    kind: first.kind,
    site: own.find(({ site }) => site !== "")?.site ?? "",
    given: own,
    spans: joined(clocks),
    clocked: clocks.length === own.length,
    minutes: minutesOf(own, spans),
  };
}

/** Minutes of several bags: what one shares with those before it is the same time written twice, and does not count again. */
function minutesOf<G extends RecordRow>(own: readonly G[], spans: ReadonlyMap<G, Span>): Minutes | null {
  const before: Span[] = [];
  let total = 0;
  for (const given of own) {
    const span = spans.get(given);
    const length = given.minutes ?? (span ? span.to - span.from : null);
    if (length === null) return null;
    total += Math.max(0, length - (span ? overlapOf([span], before) : 0));
    if (span) before.push(span);
  }
  return total;
}

function hydrationOf<G extends RecordRow>(time: DrugTime<G>, drugs: readonly DrugTime<G>[]): HydrationTime<G> {
  const infusions = drugs.filter((drug) => drug.given.some(({ billedAs }) => billedAs !== "push"));
  const free = (others: readonly DrugTime<G>[]): Minutes | null => {
    if (time.minutes === null) return null;
    if (others.length === 0) return time.minutes;
    if (!time.clocked) return null;
    return Math.max(
      0,
      time.minutes -
        overlapOf(
          time.spans,
          others.flatMap(({ spans }) => spans),
        ),
    );
  };
  // A push without times is minutes at most; an infusion without times may have run beside all of it.
  const known = infusions.every(({ clocked }) => clocked);
  return { ...time, free: known ? free(drugs) : null, freeOfInfusions: known ? free(infusions) : null };
}

/** Whether a drug was pushed or infused; `null` where its minutes are not known. `pushes`: how many, apart by the time that makes a second one count. */
export type Method = { readonly kind: "push"; readonly pushes: number } | { readonly kind: "infusion" } | null;

/**
 * Push or infusion, from the minutes: pushes far apart stay pushes, bags close together are one infusion, and with a clinician present
 * throughout it is a push at any length.
 */
export function methodOf<G extends RecordRow>(time: DrugTime<G>, { pushMost, againAfter }: InfusionTimes): Method {
  if (time.given.every(({ present }) => present)) return { kind: "push", pushes: 1 };
  if (time.minutes === null) return null;
  if (time.minutes <= pushMost && !time.clocked) return { kind: "push", pushes: 1 };
  if (!time.clocked) return { kind: "infusion" };
  const runs: { minutes: number; to: number }[] = [];
  for (const span of time.spans) {
    const last = runs[runs.length - 1];
    const minutes = span.to - span.from;
    if (last && span.from - last.to <= againAfter) {
      last.minutes += minutes;
      last.to = span.to;
    } else runs.push({ minutes, to: span.to });
  }
  return time.minutes <= pushMost || runs.every(({ minutes }) => minutes <= pushMost)
    ? { kind: "push", pushes: runs.length }
    : { kind: "infusion" };
}

/**
 * Which of two drugs others are measured against: chemotherapy before other drugs, the longer before the shorter, then the earlier.
 * What should be billed and what was billed are read in the same order.
 */
export function byWeight(a: DrugTime, b: DrugTime): number {
  return (
    Number(a.kind !== "chemo") - Number(b.kind !== "chemo") ||
    (b.minutes ?? 0) - (a.minutes ?? 0) ||
    (a.spans[0]?.from ?? 0) - (b.spans[0]?.from ?? 0)
  );
}

/** Minutes that a drug ran at the same time as others at its site; `null` where clock times are missing. */
export function sharedMinutes<G extends RecordRow>(time: DrugTime<G>, others: readonly DrugTime<G>[]): Minutes | null {
  const beside = others.filter((other) => other !== time && sameSite(other.site, time.site));
  if (beside.length === 0) return 0;
  if (!time.clocked || beside.some(({ clocked }) => !clocked)) return null;
  return overlapOf(
    time.spans,
    beside.flatMap(({ spans }) => spans),
  );
}
