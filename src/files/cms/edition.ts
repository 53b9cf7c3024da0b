import { dayOf, isoOf, type Day } from "../../values/day";

/** The quarter that a table of CMS is for. */
export interface Edition {
  /** `2026-10`, or `unknown`. */
  readonly edition: string;
  /** First day of the quarter; the first day of all where it is unknown, so that nothing counts as older. */
  readonly editionDay: Day;
}

const UNKNOWN: Edition = { edition: "unknown", editionDay: 1 };
const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
/** Version 30 of the pair table is that of 2024. */
const PTP_YEAR_OF_VERSION = 1994;

/**
 * The edition that a file's name tells, in any of the ways in which CMS names its files:
 * `ccipra-v302r0-f1` (version 30.2), `…_Eff_10-01-2026`, `AOC_V2026Q2-MCR`, `October 2026 ASP NDC-HCPCS Crosswalk`.
 * @example editionOf("ccipra-v302r0-f1.TXT") //=> { edition: "2024-07", editionDay: 45474 }
 */
export function editionOf(name: string): Edition {
  const version = /\bcci(?:pra|oph)-?v(\d{2})(\d)r\d/i.exec(name);
  if (version) return quarter(PTP_YEAR_OF_VERSION + Number(version[1]), Number(version[2]) * 3 + 1);
  const effective = /eff(?:ective)?[_\s-]*(\d{1,2})[-_](\d{1,2})[-_](\d{4})/i.exec(name);
  if (effective) return quarter(Number(effective[3]), Number(effective[1]));
  const quartered = /(\d{4})[_\s-]?q([1-4])|q([1-4])[_\s-]?(\d{4})/i.exec(name);
  if (quartered)
    return quarter(Number(quartered[1] ?? quartered[4]), (Number(quartered[2] ?? quartered[3]) - 1) * 3 + 1);
  const words = new RegExp(
    `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join("|")})[_\\s-]*(\\d{4})`,
    "i",
  ).exec(name);
  if (words)
    return quarter(
      Number(words[2]),
      MONTHS.findIndex((month) => month.startsWith((words[1] ?? "").slice(0, 3).toLowerCase())) + 1,
    );
  const iso = /(\d{4})-(\d{2})(?:-\d{2})?(?!\d)/.exec(name);
  return iso ? quarter(Number(iso[1]), Number(iso[2])) : UNKNOWN;
}

function quarter(year: number, month: number): Edition {
  const editionDay = dayOf(year, month, 1);
  return editionDay === null ? UNKNOWN : { edition: isoOf(editionDay).slice(0, 7), editionDay };
}
