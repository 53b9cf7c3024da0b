import type { ClaimLine, UnusableLine } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import type { Cents } from "../../values/money";
import { providerOf } from "../../claims/provider";
import type { CheckedSheet } from "./state";

/** What the pane shows of a line that a finding or a reason names. */
export interface LineView {
  readonly index: number;
  /** Row in the sheet, 1-based. */
  readonly row: number;
  readonly code: string;
  readonly patient: string;
  readonly payer: string;
  readonly charge: Cents | null;
  /** Who it is by, as `providerOf` says; "" where nobody is named. */
  readonly provider: string;
}

const ofSheets = new WeakMap<ClaimSheet, ReadonlyMap<number, LineView>>();

/** The lines of a sheet by their position, put together once. */
export function linesByIndex({ sheet }: Pick<CheckedSheet, "sheet">): ReadonlyMap<number, LineView> {
  const known = ofSheets.get(sheet);
  if (known) return known;
  const views = new Map<number, LineView>();
  for (const line of sheet.lines) views.set(line.index, lineView(line));
  for (const line of sheet.unusable) views.set(line.index, lineView(line));
  ofSheets.set(sheet, views);
  return views;
}

function lineView(line: ClaimLine | UnusableLine): LineView {
  const { index, row, patient, payer } = line;
  const { code, charge } = "code" in line ? line : { code: "", charge: null };
  return { index, row, code, patient, payer, charge, provider: "code" in line ? providerOf(line) : "" };
}
