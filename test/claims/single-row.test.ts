// A row by itself is read as a sheet of its headers and this row is.
import { readClaims } from "../../src/claims/read-sheet";
import { mapByNames, isClaimSheet } from "../../src/claims/sheet";
import { singleRows } from "../../src/claims/single-row";
import { isVisitCode } from "../../src/codes/families";
import { day } from "../day";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Units", "Charge", "Dx", "Dx Pointer", "Mods"];
const mapping = mapByNames([HEADERS]);
if (!mapping) throw new Error("these are headers of claim lines");
const rows = singleRows(HEADERS, mapping, isVisitCode);

const asSheet = (row: readonly (string | number)[]) => {
  const sheet = readClaims([HEADERS, row], { name: "lines", isVisit: isVisitCode });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
};

test.each([
  [["Medicare", "P1", day("2026-11-20"), "96413", 1, 150, "C34.11, Z51.11", "A", "59"]],
  [["Medicare", "P1", day("2026-11-20"), 99213, "two", "$150.00", "C34.11; Z51.11", "0,1", "25 X"]],
  [["Medicare", "P1", "11/20/2026", "J9271", 200, 1, "", "", ""]],
])("a line: %j", (row) => {
  const { lines } = asSheet(row);
  expect(lines).toHaveLength(1);
  expect(rows.lineOf(row)).toEqual(lines[0]);
});

test.each([
  ["blank", ["", "", "", "", "", "", "", "", ""]],
  ["the headers again", HEADERS],
  ["a total", ["Total", "", "", "", 3, 450, "", "", ""]],
  ["amounts alone", ["", "", "", "", 3, 450, "", "", ""]],
  ["without a code", ["Medicare", "P1", day("2026-11-20"), "", 1, 150, "", "", ""]],
  ["without a date that can be read", ["Medicare", "P1", "soon", "96413", 1, 150, "", "", ""]],
])("%s is no line by itself", (_, row) => {
  expect(rows.lineOf(row)).toBeNull();
});

test("what the headers say is what the sheet says", () => {
  const sheet = asSheet(["Medicare", "P1", day("2026-11-20"), "96413", 1, 150, "", "", ""]);
  expect([...rows.facts.columns.keys()]).toEqual([...sheet.columns.keys()]);
  expect(rows.facts.mapping).toEqual(sheet.mapping);
  expect(rows.facts.has("Units")).toBe(true);
  expect(rows.facts.has("Auth")).toBe(false);
});
