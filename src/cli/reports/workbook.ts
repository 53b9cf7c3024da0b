import { kindWords, STATE_WORDS, whyText } from "../../checks/release";
import { statusOfLines } from "../../checks/summary";
import {
  DATE_FORMAT,
  MONEY_FORMAT,
  TEXT_FORMAT,
  writeWorkbook,
  type ColumnToWrite,
  type SheetToWrite,
} from "../../files/xlsx-write";
import type { Cells } from "../../values/cell";
import { releaseOfCheck, type Checked } from "./checked";
import { FINDING_HEADERS, findingRows, NOT_CHECKED_HEADERS, notCheckedRows } from "./rows";

const text = (width: number, wrap = false): ColumnToWrite => ({ format: TEXT_FORMAT, width, wrap });
const money: ColumnToWrite = { format: MONEY_FORMAT, width: 12 };
const whole: ColumnToWrite = { width: 10 };

/** Widths of the findings' columns, in the order of their headers. */
const FINDING_COLUMNS: readonly ColumnToWrite[] = [
  text(10),
  text(11),
  text(26, true),
  text(12),
  text(12),
  text(14),
  text(24),
  text(60, true),
  text(50, true),
  text(44, true),
  text(44, true),
  money,
];

/** The check as a workbook: what was found, what was not checked, the counts, and every line with its result. */
export async function workbookReport(checked: Checked): Promise<Uint8Array> {
  return writeWorkbook({
    sheets: [
      findings(checked),
      notChecked(checked),
      summary(checked),
      claims(checked),
      lines(checked),
      ...problems(checked),
    ],
  });
}

const sheet = (
  name: string,
  headers: readonly string[],
  rows: Cells,
  columns: readonly ColumnToWrite[],
): SheetToWrite => ({
  name,
  rows: [headers, ...rows],
  columns,
  header: true,
});

const findings = (checked: Checked): SheetToWrite => ({
  ...sheet("Findings", FINDING_HEADERS, findingRows(checked), FINDING_COLUMNS),
  table: "Findings",
});

const notChecked = (checked: Checked): SheetToWrite =>
  sheet("Not checked", NOT_CHECKED_HEADERS, notCheckedRows(checked), [
    text(40, true),
    whole,
    text(70, true),
    text(40, true),
  ]);

function summary({ claims, sheet: { name }, matrix, reference, asOf, result }: Checked): SheetToWrite {
  const { lines: all, encounters, clean, error, warning, info, notChecked: unchecked, amountAtRisk } = result.summary;
  const editions = [reference.ptp, ...reference.mue, reference.addOns, reference.ndc].flatMap((set) =>
    set ? [`${set.kind} ${set.edition}`] : [],
  );
  return {
    name: "Summary",
    columns: [text(24), { width: 50 }],
    rows: [
      ["Claim file", claims],
      ["Sheet", name],
      ["Matrix", matrix.revision],
      ["National tables", editions.join(", ")],
      ["Lines", all],
      ["Encounters", encounters],
      ["Error", error],
      ["Warning", warning],
      ["Info", info],
      ["Not checked", unchecked],
      ["Clean", clean],
      ["Amount at risk", amountAtRisk / 100],
      ["As of", asOf],
    ],
    formats: [
      { row: 11, column: 1, format: MONEY_FORMAT },
      { row: 12, column: 1, format: DATE_FORMAT },
    ],
  };
}

/** The claims by what is done with them, those to hold first. */
function claims(checked: Checked): SheetToWrite {
  const { claims: all } = releaseOfCheck(checked);
  const rows = (["hold", "look", "released", "void"] as const).flatMap((state) =>
    all
      .filter((claim) => claim.state === state)
      .map((claim) => [
        STATE_WORDS[state],
        claim.claim,
        claim.payer,
        claim.patient,
        claim.from,
        claim.to,
        claim.lines.length,
        claim.withoutCharge === claim.lines.length ? null : claim.amount / 100,
        kindWords(claim),
        whyText(claim),
      ]),
  );
  const day: ColumnToWrite = { format: DATE_FORMAT, width: 12 };
  return sheet("Claims", ["State", "Claim", "Payer", "Patient", "From", "To", "Lines", "Charge", "Kind", "Why"], rows, [
    text(10),
    text(14),
    text(28),
    text(14),
    day,
    day,
    whole,
    money,
    text(18),
    text(80, true),
  ]);
}

function lines({ sheet: claims, result }: Checked): SheetToWrite {
  const status = statusOfLines(claims, result.findings, result.notChecked);
  const found = new Map<number, Set<string>>();
  for (const finding of result.findings) {
    for (const line of finding.lines) found.set(line, (found.get(line) ?? new Set()).add(finding.check));
  }
  const rows = [...claims.lines, ...claims.unusable]
    .sort((a, b) => a.index - b.index)
    .map((line) => [
      line.index,
      line.row,
      line.claim,
      line.payer,
      line.patient,
      line.dos,
      "code" in line ? line.code : "",
      "charge" in line && line.charge !== null ? line.charge / 100 : null,
      status.get(line.index) ?? "clean",
      [...(found.get(line.index) ?? [])].join(", "),
    ]);
  return sheet(
    "Lines",
    ["Line", "Row", "Claim", "Payer", "Patient", "DOS", "CPT", "Charge", "Result", "Checks"],
    rows,
    [
      whole,
      whole,
      text(14),
      text(28),
      text(14),
      { format: DATE_FORMAT, width: 12 },
      text(9),
      money,
      text(13),
      text(30),
    ],
  );
}

function problems({ sheet: claims }: Checked): SheetToWrite[] {
  if (claims.problems.length === 0) return [];
  const rows = claims.problems.map(({ row, column, message }) => [row, column, message]);
  return [sheet("Unreadable cells", ["Row", "Column", "What is wrong"], rows, [whole, text(18), text(90, true)])];
}
