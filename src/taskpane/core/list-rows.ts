import type { ListCandidate } from "../../matrix/import/code-list";
import type { ListPair, NotListed } from "../../matrix/import/compare-list";
import { schemaOf } from "../../matrix/tables";
import { isBlank, textOf } from "../../values/cell";
import { groupBy } from "../../values/lists";
import { WORDS } from "../words";
import { SETUP } from "../words-setup";
import { cellWords } from "./change-words";
import type { ReadList } from "./list-import";

/** What a list comes to, part by part. */
export interface ListPart {
  readonly kind: "unusable" | "fresh" | "changed" | "notListed" | "warned" | "same";
  readonly rows: readonly ListRowWords[];
}

/** A row of a part, in words. */
export interface ListRowWords {
  readonly title: string;
  readonly text: string;
  readonly aside: string;
}

/** Columns that every row of the list has alike, or that say nothing of it. */
const COMMON: ReadonlySet<string> = new Set(["Rule ID", "Payer", "Codes", "Source", "Source Date"]);

/** The parts of a list that was read, what has to be done first. */
export function listParts({ reading, comparison }: ReadList): ListPart[] {
  const { table } = comparison;
  const says = ({ values }: ListCandidate): string =>
    schemaOf(table)
      .columns.filter(({ header }) => !COMMON.has(header) && !isBlank(values[header]))
      .map(({ header }) => `${header} ${cellWords(table, header, values[header])}`)
      .join(" · ");
  const candidate = (each: ListCandidate): ListRowWords => ({
    title: textOf(each.values["Codes"]),
    text: says(each),
    aside: SETUP.list.row(each.row),
  });
  const pair = ({ candidate: each, rule }: ListPair): ListRowWords => ({
    title: textOf(each.values["Codes"]),
    text: SETUP.list.pair(WORDS.explain.says(rule.says), says(each)),
    aside: SETUP.place(table, rule.row),
  });
  const gone = ({ rule, codes, partly }: NotListed): ListRowWords => ({
    title: partly ? codes.join("; ") : rule.codes.text,
    text: partly ? SETUP.list.partly(rule.codes.text) : WORDS.explain.says(rule.says),
    aside: SETUP.place(table, rule.row),
  });
  /** A row is named once, with all that is wrong with it. */
  const problems = (severity: "error" | "warning"): ListRowWords[] => {
    const found = reading.problems.filter((problem) => problem.severity === severity);
    return [...groupBy(found, ({ row }) => row)].map(([row, own]) => ({
      title: SETUP.list.cell(row, [...new Set(own.map(({ column }) => column))].join("; ")),
      text: own.map(({ message }) => WORDS.sentence(message)).join(" "),
      aside: "",
    }));
  };
  return [
    { kind: "unusable", rows: problems("error") },
    { kind: "fresh", rows: comparison.fresh.map(candidate) },
    { kind: "changed", rows: comparison.changed.map(pair) },
    { kind: "notListed", rows: comparison.notListed.map(gone) },
    { kind: "warned", rows: problems("warning") },
    { kind: "same", rows: comparison.same.map(pair) },
  ];
}
