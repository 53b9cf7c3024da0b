import { includesCode, parseCodeList, type CodeList } from "../../codes/code-list";
import { inFamily } from "../../codes/families";
import { isInfusionCode } from "../../codes/infusion";
import { drugOn } from "../../matrix/matrix";
import type { Drug } from "../../matrix/rules";
import type { Day } from "../../values/day";
import { splitList } from "../../values/lists";
import type { LineCheck, Severity } from "../check";
import type { EncounterContext } from "../context";
import { decidedByPolicy, policyOr } from "../policy";
import type { Report } from "../report";
import { infusionDay, type CodedLine } from "./infusion-day";

/** What a chemotherapy administration code becomes for a drug that is none. */
const PLAIN_CODE: Readonly<Record<string, string>> = {
  "96401": "96372",
  "96402": "96372",
  "96409": "96374 (96375 behind another initial code)",
  "96411": "96375",
  "96413": "96365 (96367 behind another initial code)",
  "96417": "96367",
};

/** The drug that a line gave, with what the matrix knows of it; `null` after reporting *not checked*. */
function drugGiven(context: EncounterContext, report: Report, { line }: CodedLine): Drug | null {
  if (line.drug === "") {
    report.notChecked({
      lines: [line],
      reason: "field",
      missing: ["Drug"],
      because: "the sheet does not say which drug was given",
    });
    return null;
  }
  const drug = drugOn(context.matrix, line.drug, line.dos);
  if (drug?.drugClass) return drug;
  report.notChecked({ lines: [line], reason: "rule", because: "Drugs does not say the class of the drug" });
  return null;
}

/** INF-14: chemotherapy administration for a drug that is no chemotherapy. */
export const chemotherapyForPlainDrug: LineCheck = {
  id: "INF-14",
  name: "Chemotherapy code for another drug",
  family: "Infusion and injection",
  scope: "line",
  severity: "error",
  why: "96401-96549 are for antineoplastics and certain monoclonal antibodies and response modifiers. Antiemetics, iron, steroids and the like go under 96360-96379; payers keep lists of what they accept (complex_drugs).",
  fields: ["Drug"],
  source: { title: "IOM 100-04 chapter 12 §30.5; Noridian on complex drug administration", mark: "S" },
  about: isInfusionCode,
  run(context, report) {
    for (const coded of infusionDay(context).lines) {
      const { line, says } = coded;
      if (says.kind !== "chemo" || says.role === "hour") continue;
      const policy = policyOr(context, report, line, "complex_drugs", { code: line.drug });
      if (!policy) continue;
      const known = drugOn(context.matrix, line.drug, line.dos);
      const { said, varies, plain, fits } = underChemotherapy(policy.value, line.drug, line.dos, known?.drugClass);
      if (said === "accepted") continue;
      const drug = varies ? known : drugGiven(context, report, coded);
      if ((!drug && !varies) || fits) continue;
      const name = drug ? `${line.drug} (${drug.name})` : line.drug;
      const severity: Severity = plain && !varies ? "error" : "warning";
      report.find({
        lines: [line],
        severity,
        message:
          said === "refused"
            ? `${line.code} is chemotherapy administration, and ${context.payerName} does not accept ${name} under it`
            : varies
              ? `${line.code} is chemotherapy administration, and payers' lists differ on ${name}`
              : `${line.code} is chemotherapy administration, and ${name} is ${drug?.drugClass === "Hydration" ? "a fluid" : "supportive"}`,
        fix: {
          text: `Bill line ${line.index} as ${PLAIN_CODE[line.code] ?? "a code of 96360-96379"}${severity === "warning" ? ", or add what this payer accepts to complex_drugs" : ""}`,
          changes: [],
        },
        ...(said === "refused" ? decidedByPolicy(policy) : {}),
      });
    }
  },
};

/** Whether a drug goes under chemotherapy administration, and what decides it. */
export interface UnderChemotherapy {
  /** What the payer's list says of it. */
  readonly said: "accepted" | "refused" | null;
  /** Payers' lists differ on it. */
  readonly varies: boolean;
  /** Supportive, or a fluid. */
  readonly plain: boolean;
  readonly fits: boolean;
}

/**
 * Whether a drug goes under chemotherapy administration: what the payer's list says, else its class, unless payers' lists differ on it.
 * @param list the value of `complex_drugs`
 * @example underChemotherapy("", "J1453", day, "Supportive").fits //=> false
 */
export function underChemotherapy(
  list: string,
  code: string,
  on: Day,
  drugClass: Drug["drugClass"] | undefined,
): UnderChemotherapy {
  const said = code === "" ? null : listed(list, code);
  const varies = inFamily(code, "complex_by_payer", on);
  const plain = drugClass === "Supportive" || drugClass === "Hydration";
  return { said, varies, plain, fits: said === "accepted" || (!plain && !varies && said !== "refused") };
}

/** What a payer's list says of a drug: named, named with `!`, or not at all. */
function listed(value: string, code: string): UnderChemotherapy["said"] {
  let lists = known.get(value);
  if (!lists) {
    const parts = splitList(value);
    lists = {
      refused: listOfParts(parts.filter((part) => part.startsWith("!")).map((part) => part.slice(1))),
      accepted: listOfParts(parts.filter((part) => !part.startsWith("!"))),
    };
    known.set(value, lists);
  }
  if (lists.refused && includesCode(lists.refused, code)) return "refused";
  return lists.accepted && includesCode(lists.accepted, code) ? "accepted" : null;
}

/** The lists of `complex_drugs` by their texts: a matrix has few, and every infusion asks. */
const known = new Map<string, { readonly refused: CodeList | null; readonly accepted: CodeList | null }>();

/** Codes as a list; `null` where there are none, or one cannot be read. */
function listOfParts(parts: readonly string[]): CodeList | null {
  const parsed = parseCodeList(parts.join(";"));
  return parts.length > 0 && "list" in parsed ? parsed.list : null;
}

/** INF-15: hormonal or not. */
export const hormonalInjection: LineCheck = {
  id: "INF-15",
  name: "Hormonal injection",
  family: "Infusion and injection",
  scope: "line",
  severity: "error",
  why: "96401 is for antineoplastics that are not hormonal, 96402 for hormonal ones. Fulvestrant differs by payer; 96402 is right for Medicare.",
  fields: ["Drug"],
  source: { title: "CPT guidelines for 96401 and 96402", mark: "K" },
  about: isInfusionCode,
  run(context, report) {
    for (const coded of infusionDay(context).lines) {
      const { line } = coded;
      if (line.code !== "96401" && line.code !== "96402") continue;
      const drug = drugGiven(context, report, coded);
      // A drug that is no antineoplastic is INF-14's.
      if (!drug || drug.drugClass === "Supportive" || drug.drugClass === "Hydration") continue;
      const hormonal = drug.drugClass === "Hormonal";
      const right = hormonal ? "96402" : "96401";
      if (line.code === right) continue;
      const varies = inFamily(line.drug, "hormonal_by_payer", line.dos);
      report.find({
        lines: [line],
        severity: varies ? "warning" : "error",
        message: `${line.code} is for drugs that are ${hormonal ? "not hormonal" : "hormonal"}, and ${line.drug} (${drug.name}) is ${hormonal ? "" : "not "}hormonal${varies ? "; payers differ on it" : ""}`,
        fix: {
          text: `${line.code} to ${right} on line ${line.index}${varies ? ", unless this payer wants 96401 for it" : ""}`,
          changes: varies ? [] : [{ line: line.index, field: "CPT", from: line.code, to: right }],
        },
      });
    }
  },
};
