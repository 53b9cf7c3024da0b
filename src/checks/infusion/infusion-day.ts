import { infusionCodeOf, type InfusionCode } from "../../codes/infusion";
import type { ClaimLine } from "../../claims/line";
import type { EncounterContext } from "../context";
import { analysis } from "../reads";
import { buildTimeline, sameSite, type DrugTime, type RecordRow, type Timeline } from "./timeline";

/** A claim line with an infusion or injection code, as a row of the record. */
export interface CodedLine extends RecordRow {
  readonly line: ClaimLine;
  readonly says: InfusionCode;
}

/** The infusion and injection lines of an encounter, and the timeline that they tell. */
export interface InfusionDay {
  readonly lines: readonly CodedLine[];
  readonly timeline: Timeline<CodedLine>;
  /** Infusions under the skin (96369, 96370), which have minutes of their own. */
  readonly underSkin: Timeline<CodedLine>;
  /** Lines of added hours that have times and name no drug although several ran: nobody can say whose minutes they are. */
  readonly stray: readonly CodedLine[];
  /** The drug's time that a line belongs to; `undefined` for lines outside the timeline. */
  timeOf(coded: CodedLine): DrugTime<CodedLine> | undefined;
}

const NOTHING: Timeline<CodedLine> = buildTimeline<CodedLine>([]);
const EMPTY: InfusionDay = { lines: [], timeline: NOTHING, underSkin: NOTHING, stray: [], timeOf: () => undefined };

/** The infusion day of an encounter's lines, made once. */
export const infusionDay = analysis(({ lines }: Pick<EncounterContext, "lines" | "reads" | "analyses">) => read(lines));

function read(lines: readonly ClaimLine[]): InfusionDay {
  const coded = lines.flatMap((line): CodedLine[] => {
    const says = infusionCodeOf(line.code, line.dos);
    return says ? [codedLine(line, says)] : [];
  });
  if (coded.length === 0) return EMPTY;
  const first = coded.filter((own) => isFirst(own, coded));
  const { attached, stray } = attachHours(
    coded.filter((own) => !isFirst(own, coded)),
    first,
  );
  const record = [...first, ...attached];
  const timeline = buildTimeline(record.filter(({ says }) => says.route !== "SC"));
  const skin = record.filter(({ says }) => says.route === "SC");
  const underSkin = skin.length > 0 ? buildTimeline(skin.map((own): CodedLine => ({ ...own, route: "IV" }))) : NOTHING;
  const byLine = new Map<ClaimLine, DrugTime<CodedLine>>();
  for (const time of [...timeline.drugs, ...underSkin.drugs, ...(timeline.hydration ? [timeline.hydration] : [])])
    for (const { line } of time.given) byLine.set(line, time);
  return { lines: coded, timeline, underSkin, stray, timeOf: ({ line }) => byLine.get(line) };
}

function codedLine(line: ClaimLine, says: InfusionCode): CodedLine {
  return {
    line,
    says,
    drug: line.drug,
    kind: says.kind,
    route: says.route === "IV" ? "IV" : (line.route ?? "SC"),
    start: line.start,
    stop: line.stop,
    minutes: line.minutes,
    site: line.accessSite,
    present: says.method === "push" && staffPresent(line.lineNote),
    // A pump of unknown hours runs on: the patient leaves with it.
    pumpHours: says.method === "pump" ? (line.pumpHours ?? Infinity) : null,
    billedAs: says.method === "infusion" || says.method === "push" ? says.method : null,
    unnamed: `line ${line.index}`,
  };
}

/** Whether a note says that a clinician stayed with a push. @example staffPresent("RN present throughout") //=> true */
export function staffPresent(note: string): boolean {
  return /\b(present|bedside|attend(ed|ance)|stayed)\b/i.test(note) && !/\b(not|never|no)\b/i.test(note);
}

/** Whether a line stands for a drug's first hour, a push, an injection or a pump; 96361 does where no 96360 is billed. */
function isFirst({ says, line }: CodedLine, all: readonly CodedLine[]): boolean {
  if (says.role !== "hour") return true;
  if (says.kind !== "hydration") return false;
  const hydration = all.filter((other) => other.says.kind === "hydration");
  return hydration.every((other) => other.says.role === "hour") && hydration[0]?.line === line;
}

/**
 * Lines of added hours that have times of their own add them to their drug; most have none, because the first line says the whole time.
 * Minutes without a clock that repeat the first line's are a copy.
 */
function attachHours(
  hours: readonly CodedLine[],
  first: readonly CodedLine[],
): { readonly attached: CodedLine[]; readonly stray: CodedLine[] } {
  const attached: CodedLine[] = [];
  const stray: CodedLine[] = [];
  for (const own of hours) {
    if (own.minutes === null) continue;
    const owners = first.filter(
      ({ says, drug, site }) =>
        says.method === "infusion" &&
        says.kind === own.says.kind &&
        says.route === own.says.route &&
        (own.drug === "" || own.drug === drug || says.kind === "hydration") &&
        sameSite(site, own.site),
    );
    const [owner] = owners;
    const clocked = own.start !== null && own.stop !== null;
    if (!clocked && owners.some(({ minutes }) => minutes === own.minutes)) continue;
    const drugs = new Set(owners.map(({ drug, unnamed }) => drug || unnamed));
    if (owner && (drugs.size === 1 || owner.says.kind === "hydration"))
      attached.push({ ...own, drug: owner.drug, unnamed: owner.unnamed });
    else if (own.drug !== "") attached.push(own);
    else stray.push(own);
  }
  return { attached, stray };
}
