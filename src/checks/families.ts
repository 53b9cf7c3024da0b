import type { CheckFamily, CheckId } from "./ids";

/** The family of every check, by the beginning of its id: what lists findings need not wait for the checks themselves. */
const FAMILIES: Readonly<Record<string, CheckFamily>> = {
  ADM: "Housekeeping",
  AUTH: "Authorisation",
  CART: "CAR-T",
  COV: "Place and coverage",
  DRUG: "Drugs and wastage",
  EM: "Visits",
  ESA: "Special rules",
  FILE: "Filing",
  FREQ: "Special rules",
  INC: "Incident-to",
  INF: "Infusion and injection",
  LAB: "Laboratory and molecular",
  MOD: "Pairs, modifiers and units",
  MOL: "Laboratory and molecular",
  NCCI: "Pairs, modifiers and units",
  PET: "Special rules",
  POS: "Place and coverage",
  PROC: "CAR-T",
  REV: "Missed revenue",
  RT: "Radiation",
  TRIAL: "Special rules",
};

/** The family of a check. @example familyOf("EM-02") //=> "Visits" */
export function familyOf(check: CheckId): CheckFamily {
  return FAMILIES[check.slice(0, check.indexOf("-"))] ?? "Housekeeping";
}
