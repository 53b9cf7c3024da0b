import { dayIn } from "../../codes/data/dates";
import type { RuleTableName } from "../tables";
import { EXAMPLE_SOURCE } from "./payers";
import type { Fields } from "./row";

const COMMERCIAL = "EXAMPLE-COMMERCIAL";
const MEDICAID = "EXAMPLE-MEDICAID";
const ADVANTAGE = "EXAMPLE-ADVANTAGE";

const example = (payer: string, fields: Fields, from = "2026-01-01"): Fields => ({
  Payer: payer,
  ...fields,
  From: dayIn(from) ?? "",
  Source: EXAMPLE_SOURCE,
});
const authorisation = (payer: string, codes: string, requirement: string, fields: Fields = {}): Fields =>
  example(payer, { Codes: codes, Requirement: requirement, ...fields }, "");
const policies = (payer: string, values: Readonly<Record<string, string>>): readonly Fields[] =>
  Object.entries(values).map(([topic, value]) => example(payer, { Topic: topic, Value: value }, ""));

/** Rows that show how rules are written, for payers that do not exist. */
export const EXAMPLE_RULES: { readonly [T in RuleTableName]: readonly Fields[] } = {
  PriorAuth: [
    authorisation(COMMERCIAL, "*", "Not required", { Note: "What holds for everything else" }),
    authorisation(COMMERCIAL, "J9271;J9299;J9228;J9022", "Required"),
    authorisation(COMMERCIAL, "77520;77522;77523;77525", "Required"),
    authorisation(COMMERCIAL, "81445;81450;81455", "Required"),
    authorisation(COMMERCIAL, "38225-38228", "Required"),
    authorisation(MEDICAID, "*", "Not required", { Note: "What holds for everything else" }),
    authorisation(MEDICAID, "J9*", "Required", { Note: "Every antineoplastic drug" }),
    authorisation(MEDICAID, "78811-78816", "Notification"),
    authorisation(ADVANTAGE, "*", "Not required", { Note: "What holds for everything else" }),
    authorisation(ADVANTAGE, "J9271", "Required", { Diagnoses: "C34;C43" }),
    authorisation(ADVANTAGE, "77301;77338;77407;77412", "Required"),
  ],
  Bundling: [
    example(COMMERCIAL, {
      "Column 1": "99212-99215",
      "Column 2": "96523",
      "Modifier Indicator": "9",
      Note: "This plan pays a port flush with a visit: the national pair is off",
    }),
  ],
  UnitLimits: [example(COMMERCIAL, { Codes: "J2506", "Max Units": 12, MAI: "2", Note: "One syringe a day" })],
  IncidentTo: [
    example(COMMERCIAL, { Allowed: "No", "Bill Under": "Own NPI", "Rate %": 85 }),
    example(MEDICAID, { Allowed: "No", "Bill Under": "Own NPI" }),
    example(ADVANTAGE, {
      Allowed: "Yes",
      "Bill Under": "Supervising",
      Supervision: "Video",
      "New Patient": "No",
      "New Problem": "No",
      "Excluded POS": "19;21;22;23",
      "Rate %": 85,
    }),
  ],
  Wastage: [
    example(COMMERCIAL, { Codes: "*", JW: "Paid", JZ: "Accepted", Containers: "Single" }),
    example(MEDICAID, { Codes: "*", JW: "Required", JZ: "Required", Containers: "Single" }, "2025-05-01"),
    example(ADVANTAGE, { Codes: "*", JW: "Required", JZ: "Required", Containers: "Single" }),
  ],
  GenomicLCD: [
    example(COMMERCIAL, {
      Codes: "81445;81455",
      "Covered Diagnoses": "C00-C80",
      "Z-Code": "No",
      Article: "Example",
      "Per Lifetime": 2,
    }),
  ],
  DrugCoverage: [
    example(COMMERCIAL, {
      Codes: "J0897",
      "Covered Diagnoses": "C79.51;C90.0;M81;D16;C40;C41",
      Article: "Example",
      "Days Between": 28,
    }),
  ],
  CodingPolicy: [
    ...policies(COMMERCIAL, {
      consult_codes: "not_paid",
      prolonged_code: "99417",
      visit_complexity_addon: "not_paid",
      ndc: "required",
      hydration_min: "31",
      modifier_preference: "X",
      white_bag_needs_drug_line: "no",
      preferred_product: "J9355>Q5116",
      initial_code_order: "office",
      cart_phases: "paid",
      radiation_codes: "cpt",
      port_flush_with_visit: "paid",
    }),
    ...policies(MEDICAID, {
      consult_codes: "paid",
      prolonged_code: "99417",
      visit_complexity_addon: "not_paid",
      ndc: "required",
      hydration_min: "31",
      white_bag_needs_drug_line: "yes",
      initial_code_order: "office",
      radiation_codes: "cpt",
      port_flush_with_visit: "not_paid",
      infusion_times: "required",
    }),
    ...policies(ADVANTAGE, {
      consult_codes: "not_paid",
      prolonged_code: "G2212",
      visit_complexity_addon: "paid",
      ndc: "required",
      hydration_min: "31",
      white_bag_needs_drug_line: "no",
      initial_code_order: "office",
      cart_phases: "bundled",
      radiation_codes: "cpt",
      port_flush_with_visit: "not_paid",
    }),
  ],
};
