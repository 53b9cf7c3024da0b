import type { ClaimLine } from "../../claims/line";
import type { Drug } from "../../matrix/rules";
import type { Undecided } from "../ask";
import type { EncounterContext } from "../context";
import { policyOf } from "../policy";
import { underChemotherapy } from "./drug-class";
import { kindOfClass, type LogEntry } from "./log";

/** How a drug is administered for a payer, and why where its class does not say it. */
export type Administered =
  | (Pick<LogEntry, "kind" | "hormonal"> & { readonly note: string })
  /** Drugs leaves its class blank, and no list of the payer names it. */
  | { readonly kind: "unclassed" }
  | Undecided<"CodingPolicy">;

/**
 * How a drug is administered for the payer of a line: by its class, unless the payer's `complex_drugs` says another or payers' lists differ on it.
 * What INF-14 would find under a chemotherapy code goes under the other codes.
 * @example administeredAs(context, line, { code: "J1453", drugClass: "Supportive", … }) //=> { kind: "therapeutic", hormonal: false, note: "" }
 */
export function administeredAs(context: EncounterContext, line: ClaimLine, drug: Drug): Administered {
  const own = kindOfClass(drug.drugClass);
  if (own.kind === "hydration") return { ...own, note: "" };
  const policy = policyOf(context, line, "complex_drugs", { code: drug.code });
  if ("kind" in policy) return policy;
  const { said, varies, plain, fits } = underChemotherapy(policy.value, drug.code, line.dos, drug.drugClass);
  if (drug.drugClass === null && said === null && !varies) return { kind: "unclassed" };
  if (!fits) {
    const why =
      said === "refused"
        ? `${context.payerName} does not take ${drug.code} under chemotherapy administration`
        : `payers' lists differ on ${drug.code}: add it to complex_drugs if ${context.payerName} takes it under chemotherapy administration`;
    return { kind: "therapeutic", hormonal: false, note: plain && said === null && !varies ? "" : why };
  }
  const note = plain ? `${context.payerName} takes ${drug.code} under chemotherapy administration` : "";
  return { kind: "chemo", hormonal: own.hormonal, note };
}
