import type { CheckId } from "../../checks/ids";
import { textOf } from "../../values/cell";
import {
  dayAt,
  drugLines,
  labLines,
  panelDay,
  radiationWeek,
  treatmentDay,
  visitLine,
  type SampleDay,
  type SampleLine,
} from "./days";
import { numberFor, type Authorised, type AuthorizationRow } from "./ledger";
import type { PayerName } from "./practice";
import { CHARGES } from "./products";
import { REGIMENS, type Regimen, type RegimenName } from "./regimens";

/** One mistake in a day that was right before: which check finds it, and what was done. */
export interface Fault {
  readonly check: CheckId;
  readonly what: string;
  readonly patient: string;
  /** The day as it should have been. */
  readonly clean: SampleDay;
  /** What the day becomes. */
  plant(lines: readonly SampleLine[]): SampleLine[];
  /** What the ledger's rows of the patient become. */
  ledger?(rows: readonly AuthorizationRow[]): AuthorizationRow[];
}

const NINE = 9 * 60;

const isCode = (line: SampleLine, code: string): boolean => textOf(line.CPT) === code;
const change =
  (code: string, to: SampleLine) =>
  (lines: readonly SampleLine[]): SampleLine[] =>
    lines.map((line) => (isCode(line, code) ? { ...line, ...to } : line));
/** Puts another code beside a line, with its patient, date and practitioner. */
const beside =
  (code: string, added: string, to: SampleLine = {}) =>
  (lines: readonly SampleLine[]): SampleLine[] =>
    lines.flatMap((line) =>
      isCode(line, code)
        ? [line, { ...line, CPT: added, Units: 1, Charge: CHARGES[added] ?? 0, Mods: "", ...to }]
        : [line],
    );

function treated(id: string, payer: PayerName, regimen: RegimenName, iso: string, visit?: string): SampleDay {
  const plan: Regimen = REGIMENS[regimen];
  return treatmentDay(
    { id, payer, doctor: "alder", ...(visit === undefined ? {} : { visit }) },
    plan,
    dayAt(iso),
    NINE,
  );
}

function seen(
  id: string,
  payer: PayerName,
  iso: string,
  code: string,
  disease: string,
  tests: readonly string[] = [],
): SampleDay {
  const day = dayAt(iso);
  return {
    patient: id,
    payer,
    day,
    lines: [
      visitLine(payer, id, day, "birch", code, disease),
      ...labLines(payer, id, day, "birch", disease, [...tests]),
    ],
  };
}

function tested(id: string, payer: PayerName, iso: string, disease: string, tests: readonly string[]): SampleDay {
  const day = dayAt(iso);
  return { patient: id, payer, day, lines: labLines(payer, id, day, "birch", disease, [...tests]) };
}

/** A week of radiation as one list of days; the fault goes into its fifth. */
const fifthFraction = (id: string, payer: PayerName, monday: string, disease: string): SampleDay =>
  radiationWeek(id, payer, dayAt(monday), disease)[4] as SampleDay;

/** Mistakes as they happen in an office, each found by a check of another kind. */
export const FAULTS: readonly Fault[] = [
  {
    check: "EM-02",
    what: "25 is missing on the visit of an infusion day",
    patient: "P-2001",
    clean: treated("P-2001", "medicare", "pembrolizumabLung", "2026-10-14", "99214"),
    plant: change("99214", { Mods: "" }),
  },
  {
    check: "EM-03",
    what: "a nurse visit beside an infusion",
    patient: "P-2002",
    clean: treated("P-2002", "medicare", "zoledronicAcid", "2026-10-15"),
    plant: beside("96365", "99211", { Mods: "25", Drug: "", Start: "", Stop: "", "Access Site": "" }),
  },
  {
    check: "NCCI-PTP",
    what: "a bone marrow aspiration beside the biopsy that includes it",
    patient: "P-2003",
    clean: tested("P-2003", "commercial", "2026-10-20", "C90.00", ["38222"]),
    plant: beside("38222", "38220"),
  },
  {
    check: "NCCI-MUE",
    what: "units with a zero too many",
    patient: "P-2004",
    clean: treated("P-2004", "medicare", "pembrolizumabLung", "2026-10-21"),
    plant: change("J9271", { Units: 2000 }),
  },
  {
    check: "INF-13",
    what: "the additional hour without its first",
    patient: "P-2005",
    clean: treated("P-2005", "medicare", "rChop", "2026-10-22"),
    plant: (lines) => lines.filter((line) => !isCode(line, "96413")),
  },
  {
    check: "MOD-02",
    what: "59 and XS on one line",
    patient: "P-2006",
    clean: treated("P-2006", "medicare", "denosumab", "2026-10-23"),
    plant: change("96372", { Mods: "59,XS" }),
  },
  {
    check: "ADM-01",
    what: "a code that ended with 2025",
    patient: "P-2007",
    clean: fifthFraction("P-2007", "medicare", "2026-10-26", "C50.911"),
    plant: beside("77412", "77014", { Fractions: "" }),
  },
  {
    check: "ADM-02",
    what: "the same test twice",
    patient: "P-2008",
    clean: seen("P-2008", "medicare", "2026-10-27", "99213", "C61", ["85025"]),
    plant: beside("85025", "85025"),
  },
  {
    check: "ADM-03",
    what: "two digits of an NPI swapped",
    patient: "P-2009",
    clean: seen("P-2009", "medicare", "2026-10-28", "99214", "C18.7"),
    plant: change("99214", { "Rendering NPI": "1888010020" }),
  },
  {
    check: "AUTH-01",
    what: "the authorisation is on file and not on the claim",
    patient: "P-2010",
    clean: treated("P-2010", "commercial", "pembrolizumabLung", "2026-10-29"),
    plant: change("J9271", { Auth: "" }),
  },
  {
    check: "AUTH-02",
    what: "the authorisation ended before the treatment",
    patient: "P-2011",
    clean: treated("P-2011", "advantage", "pembrolizumabLung", "2026-10-30"),
    plant: (lines) => [...lines],
    ledger: (rows) => rows.map((row) => ({ ...row, From: dayAt("2026-04-01"), To: dayAt("2026-09-30") })),
  },
  {
    check: "AUTH-03",
    what: "the authorisation lists another drug",
    patient: "P-2012",
    clean: treated("P-2012", "commercial", "nivolumabMelanoma", "2026-11-02"),
    plant: (lines) => [...lines],
    ledger: (rows) => rows.map((row) => ({ ...row, Codes: "J9271" })),
  },
  {
    check: "AUTH-04",
    what: "more units than were approved",
    patient: "P-2013",
    clean: treated("P-2013", "commercial", "pembrolizumabLung", "2026-11-03"),
    plant: (lines) => [...lines],
    ledger: (rows) => rows.map((row) => ({ ...row, "Units Approved": 800, "Units Used": 700 })),
  },
  {
    check: "AUTH-05",
    what: "the authorisation ends before the next treatment",
    patient: "P-2014",
    clean: treated("P-2014", "advantage", "pembrolizumabLung", "2026-11-17"),
    plant: (lines) => [...lines],
    ledger: (rows) => rows.map((row) => ({ ...row, To: dayAt("2026-12-10") })),
  },
  {
    check: "FILE-01",
    what: "a claim that was forgotten past its filing limit",
    patient: "P-2015",
    clean: seen("P-2015", "commercial", "2026-08-20", "99214", "C50.911"),
    plant: (lines) => [...lines],
  },
  {
    check: "FILE-02",
    what: "a claim that is due within days",
    patient: "P-2016",
    clean: seen("P-2016", "commercial", "2026-09-01", "99213", "C50.911"),
    plant: (lines) => [...lines],
  },
  {
    check: "ADM-06",
    what: "a payer that the matrix does not know",
    patient: "P-2017",
    clean: seen("P-2017", "commercial", "2026-11-04", "99213", "C34.11", ["80053", "85025"]),
    plant: (lines) => lines.map((line) => ({ ...line, Payer: "Lakeside PPO" })),
  },
  {
    check: "ADM-04",
    what: "a code typed as a number, which lost its zeros",
    patient: "P-2018",
    clean: seen("P-2018", "medicare", "2026-11-05", "99214", "C83.38"),
    plant: beside("99214", "00635", { CPT: 635 }),
  },
  {
    check: "ADM-04",
    what: "a date that is none",
    patient: "P-2019",
    clean: seen("P-2019", "medicare", "2026-11-06", "99213", "C61"),
    plant: change("99213", { DOS: "Nov 6th" }),
  },
  {
    check: "ADM-04",
    what: "a formula that found nothing",
    patient: "P-2020",
    clean: seen("P-2020", "medicare", "2026-11-09", "99213", "C61", ["84153"]),
    plant: change("84153", { Dx: "#N/A" }),
  },
  {
    check: "MOD-03",
    what: "a modifier that does not exist",
    patient: "P-2021",
    clean: treated("P-2021", "medicare", "leuprolide", "2026-11-10"),
    plant: change("96402", { Mods: "Z9" }),
  },
  {
    check: "MOD-01",
    what: "59 on a visit",
    patient: "P-2022",
    clean: seen("P-2022", "medicare", "2026-11-10", "99213", "C50.911"),
    plant: change("99213", { Mods: "59" }),
  },
  {
    check: "INF-12",
    what: "a blood draw from the port on an infusion day",
    patient: "P-2023",
    clean: treated("P-2023", "medicare", "trastuzumab", "2026-11-11"),
    plant: beside("96413", "36591", { Drug: "", Start: "", Stop: "", "Access Site": "" }),
  },
  {
    check: "INF-11",
    what: "a port flush beside a visit",
    patient: "P-2024",
    clean: seen("P-2024", "medicare", "2026-11-12", "99213", "C50.911"),
    plant: beside("99213", "96523"),
  },
  {
    check: "INF-18",
    what: "an injection beside chemotherapy without its modifier",
    patient: "P-2025",
    clean: treated("P-2025", "medicare", "trastuzumab", "2026-11-13"),
    plant: (lines) => [
      ...beside("96413", "96372", { Drug: "J0897", Start: "", Stop: "", "Access Site": "", Route: "SC" })(lines),
      ...drugLines("medicare", "P-2025", dayAt("2026-11-13"), "alder", ["C79.51", "C50.911"], {
        product: "denosumab",
        dose: 120,
      }),
    ],
  },
  {
    check: "EM-08",
    what: "two visits on one day",
    patient: "P-2026",
    clean: seen("P-2026", "medicare", "2026-11-16", "99214", "C43.59"),
    plant: beside("99214", "99213"),
  },
  {
    check: "LAB-01",
    what: "a panel and a panel that is part of it",
    patient: "P-2027",
    clean: tested("P-2027", "medicare", "2026-11-16", "C18.7", ["80053", "36415"]),
    plant: beside("80053", "80048"),
  },
  {
    check: "LAB-06",
    what: "screening and diagnostic PSA from one draw",
    patient: "P-2028",
    clean: tested("P-2028", "medicare", "2026-11-17", "C61", ["84153", "36415"]),
    plant: beside("84153", "G0103"),
  },
  {
    check: "RT-05",
    what: "a visit inside the week's management",
    patient: "P-2029",
    clean: fifthFraction("P-2029", "commercial", "2026-11-09", "C34.11"),
    plant: beside("77427", "99213", { "Course ID": "", Dx: "C34.11" }),
  },
  {
    check: "MOL-04",
    what: "a single gene beside the panel that tests it",
    patient: "P-2030",
    clean: panelDay("P-2030", "medicare", dayAt("2026-11-18"), "C34.11", "ZB1X7"),
    plant: beside("81445", "81235"),
  },
];

/** Days with their faults, and the ledger with theirs. */
export function plantFaults({ days, ledger }: Authorised, faults: readonly Fault[]): Authorised {
  const faultOf = new Map(faults.map((fault) => [fault.patient, fault]));
  const byNumber = new Map<string, Fault>(faults.map((fault) => [numberFor(fault.patient), fault]));
  return {
    days: days.map((day) => ({ ...day, lines: faultOf.get(day.patient)?.plant(day.lines) ?? day.lines })),
    ledger: ledger.flatMap((row) => byNumber.get(textOf(row["Auth Number"]))?.ledger?.([row]) ?? [row]),
  };
}
