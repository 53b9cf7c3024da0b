import { counted } from "../values/lists";
import type { AskFault, AskTopic } from "./core/ask";

/** Everything that the Ask place says. */

const number = (n: number): string => n.toLocaleString("en-US");

export const ASK_WORDS = {
  lead: "What does this payer want?",
  payer: "Payer",
  payer2: "Beside",
  noSecond: "No second payer",
  code: "Code",
  codeHint: "J9271 or a drug",
  codes: "Codes to choose from",
  meant: (text: string, code: string): string => `${text.trim()}: ${code}`,
  date: "Date of service",
  diagnoses: "Diagnoses",
  diagnosesHint: "C34.11; C78.7",
  place: "POS",
  placeHint: "11",
  code2: "With",
  code2Hint: "96413",
  noPayers: "Choose a payer",
  faults: {
    code: (text: string): string => `"${text}" is not a CPT or HCPCS code: five characters, such as J9271.`,
    code2: (text: string): string => `"${text}" is not a CPT or HCPCS code: five characters, such as J9271.`,
    diagnoses: (text: string): string => `"${text}" is not a diagnosis, such as C34.11.`,
    place: (text: string): string => `"${text}" is no place of service: two digits.`,
  } satisfies Record<AskFault["field"], (text: string) => string>,
  empty:
    "Choose a payer to see what it wants, give a code for its answers, or a second payer to see both side by side.",
  topics: {
    PriorAuth: "Authorisation",
    UnitLimits: "Unit limit",
    Bundling: "With",
    Wastage: "Wastage",
    DrugCoverage: "Coverage",
    GenomicLCD: "Genomic coverage",
    IncidentTo: "Incident-to",
    code: "Code",
  } satisfies Record<AskTopic, string>,
  answers: "Answers",
  general: "Without a code: what holds in each family on that day.",
  coding: (n: number, differ: number | null): string =>
    `Coding: ${counted(n, "topic")}${differ === null ? "" : `, ${differ === 0 ? "none differs" : `${number(differ)} differ`}`}`,
  notApplicable: (titles: readonly string[], code: string): string => `Not asked of ${code}: ${titles.join(", ")}.`,
  differs: "differs",
  openRule: "Open rule",
  openRules: "Open rules",
  compareAll: "Compare all payers",
  wholeColumn: "Answer a whole column…",
  bill: "Lines to bill…",
  freeze: "Freeze to values…",
  compareWhat: "Compare",
  compareTitle: (title: string, code: string): string => (code === "" ? title : `${title}: ${code}`),
  compareOn: (date: string): string => `All payers on ${date}`,
  compareIncomplete: "Give a date, and a code that is one.",
  compareDiffers: (payer: string): string => `"differs" stands where the answer is not that of ${payer}.`,
  insert: "Insert formula",
  insertHelp: (formula: string): string => `Insert ${formula} into the selected cell`,
  nearly: (rule: string, why: string): string => `${rule}: ${why}`,
  from: (name: string): string => `Answered from the matrix of ${name}.`,
  starter: "Answered from the starter matrix: this workbook has none.",
} as const;
