import { dayIn, fixedDay } from "../../codes/data/dates";
import type { RuleTableName } from "../tables";
import type { Fields } from "./row";

const MEDICARE = "Kind:Medicare";
const IOM_12 = "IOM 100-04 chapter 12";
const HOSPITAL_SITES = "19;21;22;23";

/** The day on which these rows were last compared with the sources that they name; 90 days later health asks the practice to look again. */
const COMPARED = fixedDay("2026-11-23");

/** A rule of Medicare with its public source; dates are ISO, "" is open. */
const rule = (from: string, to: string, source: string, fields: Fields): Fields => ({
  Payer: MEDICARE,
  ...fields,
  From: dayIn(from) ?? "",
  To: dayIn(to) ?? "",
  Source: source,
  Reviewed: COMPARED,
});

const policy = (topic: string, value: string, from: string, to: string, source: string, note = ""): Fields =>
  rule(from, to, source, { Topic: topic, Value: value, Note: note });

const INCIDENT_TO: Fields = {
  Allowed: "Yes",
  "Bill Under": "Supervising",
  "New Patient": "No",
  "New Problem": "No",
  "Excluded POS": HOSPITAL_SITES,
  "Rate %": 85,
};

const MOLDX_PANELS = "0244U;0250U;0329U;0334U;0379U;0543U;81445;81449;81455;81456;81457;81458;81459;81479";
const MOLDX_DIAGNOSES = "C00-C26;C30-C41;C43-C45;C47-C58;C60-C76;C4A;C7A;C80.0-C80.2";
const NGS_PANELS = "0048U;0244U;0250U;0329U;0334U;0379U;0391U;0473U;0543U;81445;81449;81455;81456;81457;81458;81459";
const LUNG_DIAGNOSES =
  "C33;C34.00;C34.01;C34.02;C34.10;C34.11;C34.12;C34.2;C34.30;C34.31;C34.32;C34.80;C34.81;C34.82;C34.90;C34.91;C34.92;C38.4;C45.0";

const moldx = (payer: string): Fields =>
  rule("2026-01-01", "", "A57901, Medicare Coverage Database export 2026; Z-code: A57873", {
    Payer: payer,
    Codes: MOLDX_PANELS,
    "Covered Diagnoses": MOLDX_DIAGNOSES,
    "Z-Code": "Required",
    Article: "A57901",
    Note: "As seen in 2026: C77 to C79, C7B and C81 to C96 are not listed",
  });

/** What Medicare's public rules say, by table. Kind:Medicare, so that a row for one payer stands over them. */
export const MEDICARE_RULES: { readonly [T in RuleTableName]: readonly Fields[] } = {
  PriorAuth: [
    rule("", "", "42 CFR 419.80 to 419.83", {
      Codes: "*",
      Requirement: "Not required",
      Note: "Original Medicare lists only hospital outpatient services for prior authorisation; look at the list for services in POS 19 and 22",
    }),
  ],
  Bundling: [],
  UnitLimits: [],
  IncidentTo: [
    rule("", "2020-02-29", "42 CFR 410.26; IOM 100-02 chapter 15 section 60", {
      ...INCIDENT_TO,
      Supervision: "In suite",
    }),
    rule("2020-03-01", "2025-12-31", "42 CFR 410.32(b)(3)(ii); CY2021 to CY2025 physician fee schedules", {
      ...INCIDENT_TO,
      Supervision: "Video",
      Note: "Temporary: begun for the public health emergency and extended to the end of 2025. Audio alone was not enough",
    }),
    rule("2026-01-01", "", "42 CFR 410.26; CY2026 physician fee schedule", {
      ...INCIDENT_TO,
      Supervision: "Video",
      Note: "Audio and video at once; audio alone is not enough, nor video for codes with a 10 or 90 day global period",
    }),
  ],
  Wastage: [
    rule("2017-01-01", "2022-12-31", "CMS CR 9603; IOM 100-04 chapter 17 section 40", {
      Codes: "*",
      JW: "Required",
      JZ: "Not used",
      Containers: "Single",
    }),
    rule("2023-01-01", "2023-06-30", "CMS CR 13056; JW and JZ policy FAQ", {
      Codes: "*",
      JW: "Required",
      JZ: "Accepted",
      Containers: "Single",
    }),
    rule("2023-07-01", "", "CMS JW and JZ policy FAQ; Noridian A53024", {
      Codes: "*",
      JW: "Required",
      JZ: "Required",
      Containers: "Single",
      Note: "Claims without it are returned since 1 Oct 2023",
    }),
  ],
  GenomicLCD: [
    moldx("MAC:Noridian JE"),
    moldx("MAC:Noridian JF"),
    rule("2026-01-01", "", "A56867, Medicare Coverage Database export 2026", {
      Payer: "MAC:NGS",
      Codes: NGS_PANELS,
      "Covered Diagnoses": "C00-C80;C7A;C7B;!C34.00;!C40.91",
      "Z-Code": "No",
      Article: "A56867",
      Note: "As seen in 2026: metastases are listed, C81 to C96 are not; of the unspecified sites only those seen are left out",
    }),
    rule("2026-01-01", "", "A52986, Medicare Coverage Database export 2026", {
      Payer: "MAC:Novitas",
      Codes: "81235;81538",
      "Covered Diagnoses": LUNG_DIAGNOSES,
      "Z-Code": "No",
      Article: "A52986",
      Note: "Group 2. The article's other genes have several groups, which are not all known here",
    }),
    rule("2026-01-01", "", "A52986, Medicare Coverage Database export 2026", {
      Payer: "MAC:Novitas",
      Codes: "81455",
      "Excluded Diagnoses": "*",
      "Z-Code": "No",
      Article: "A52986",
      Note: "The article does not list this code",
    }),
  ],
  DrugCoverage: [
    rule("", "", "NCD 190.15, blood counts; CMS quarterly code lists of the laboratory NCDs", {
      Codes: "85004;85007-85009;85013;85014;85018;85025;85027;85032;85048;85049",
      "Excluded Diagnoses": "Z00;Z02;Z11-Z13",
      Article: "NCD 190.15",
      Note: "This determination lists what does not support a count: examinations and screening are here, the whole list is in CMS's quarterly file. Tumour markers (190.25 to 190.31) have lists of covered diagnoses: add them as rows",
    }),
  ],
  CodingPolicy: [
    policy("consult_codes", "not_paid", "2010-01-01", "", `${IOM_12} section 30.6.10`),
    policy("prolonged_code", "G2212", "2021-01-01", "", "CY2021 physician fee schedule"),
    policy(
      "visit_complexity_addon",
      "not_paid",
      "2021-01-01",
      "2023-12-31",
      "CY2021 physician fee schedule",
      "Bundled",
    ),
    policy("visit_complexity_addon", "paid", "2024-01-01", "", "CY2024 to CY2026 physician fee schedules"),
    policy(
      "cart_phases",
      "bundled",
      "2019-01-01",
      "",
      "CY2026 physician fee schedule; AABB 2025-11-05",
      "Collection and preparation are bundled; the infusion is paid",
    ),
    policy("radiation_codes", "g_codes", "2015-01-01", "2025-12-31", "Medicare physician fee schedule 2015 to 2025"),
    policy("radiation_codes", "cpt", "2026-01-01", "", "CY2026 physician fee schedule; ASTRO"),
    policy("ndc", "optional", "", "", "Medicare Part B claims from an office"),
    policy("hydration_min", "31", "", "", "CPT guidelines for 96360 and 96361"),
    policy(
      "initial_code_order",
      "office",
      "",
      "",
      `CPT guidelines for infusions; ${IOM_12} section 30.5`,
      "Offices begin with the reason for the visit; a facility has its own order",
    ),
    policy("port_flush_with_visit", "not_paid", "", "", "NCCI PTP 2024-07: 96523 as column 2, indicator 0"),
    policy(
      "infusion_times",
      "no",
      "",
      "",
      "CPT guidelines; Noridian",
      "Times belong in the record; volume and rate may prove them",
    ),
    policy("supervision_record", "no", "", "", "42 CFR 410.26", "Set to required to have each infusion day checked"),
  ],
};
