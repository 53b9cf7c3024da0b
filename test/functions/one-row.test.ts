// CHECK of one row answers what CHECK of a sheet of that row answers, whatever was asked before.
import { givenLines, statusesInSteps } from "../../src/functions/check";
import { statusOfRow } from "../../src/functions/one-row";
import { loadedEngine } from "../../src/checks/load";
import { bundledReference } from "../../src/codes/reference/bundled";
import { compileMatrix } from "../../src/matrix/matrix";
import { starterTables } from "../../src/matrix/starter";
import { atOnce } from "../../src/values/steps";
import { day } from "../day";
import { loadFunctions } from "./runtime";

const HEADERS = ["Payer", "Patient", "DOS", "CPT", "Units", "Mods"];
const OTHERS = ["Patient", "Payer", "CPT", "DOS", "Units", "Mods"];
const LINES = [
  ["Medicare", "P1", day("2026-11-20"), "99214", 1, ""],
  ["Medicare", "P1", day("2026-11-20"), "99214", 0, "59"],
  ["Nobody", "P2", day("2026-11-20"), 96413, 1, ""],
  ["Medicare", "P1", day("2012-11-20"), "J9271", 1, "JZ"],
];
const NO_LINES = [["", "", "", "", "", ""], ["Medicare", "", day("2026-11-20"), "99214", 1, ""], HEADERS];

const knowledge = { matrix: compileMatrix(starterTables()), reference: bundledReference(), asOf: null };
const asOf = day("2026-11-23");

beforeAll(loadFunctions);

function engine() {
  const loaded = loadedEngine();
  if (!loaded) throw new Error("the engine is loaded before the tests");
  return loaded;
}

const inFull = (headers: unknown, lines: unknown): string =>
  atOnce(statusesInSteps(engine(), knowledge, givenLines(headers, lines), asOf)).join("|");
const quickly = (headers: unknown, lines: unknown): string | null =>
  statusOfRow(engine(), knowledge, headers, lines, () => asOf);

test("lines under one row of headers and under another, in turn", () => {
  for (const row of LINES) {
    const [payer, patient, dos, ...rest] = row;
    const [code, ...amounts] = rest;
    const turned = [patient, payer, code, dos, ...amounts];
    expect(quickly([HEADERS], [row])).toBe(inFull([HEADERS], [row]));
    expect(quickly([OTHERS], [turned])).toBe(inFull([OTHERS], [turned]));
  }
});

test("what Excel hands over as objects counts as what its cell shows", () => {
  const entity = { type: "Entity", text: "Medicare" };
  const [, ...rest] = LINES[0] ?? [];
  expect(quickly([HEADERS], [[entity, ...rest]])).toBe(inFull([HEADERS], [LINES[0]]));
  const named = HEADERS.map((text) => ({ type: "Entity", text }));
  expect(quickly([named], [LINES[0]])).toBe(inFull([HEADERS], [LINES[0]]));
});

test("what is no single line is left to the way of many", () => {
  for (const row of NO_LINES) expect(quickly([HEADERS], [row])).toBeNull();
  expect(quickly([HEADERS], LINES)).toBeNull();
  expect(quickly([HEADERS], [LINES[0]?.slice(1)])).toBeNull();
  expect(quickly([["one", "two"]], [["a", "b"]])).toBeNull();
  expect(quickly("Payer", "Medicare")).toBeNull();
  expect(quickly([HEADERS, HEADERS], [LINES[0]])).toBeNull();
});
