import { MODIFIER_ROLES } from "../../src/codes/data/modifiers";
import {
  allModifiers,
  anyWithRole,
  hasRole,
  modifierNamed,
  modifierOn,
  modifiersOf,
  type ModifierRole,
} from "../../src/codes/modifiers";
import { day } from "../day";

describe("modifiers", () => {
  test.each([
    ["25", "2026-10-14", "active"],
    ["JZ", "2022-12-31", "not_yet"],
    ["JZ", "2023-01-01", "active"],
    ["XU", "2014-12-31", "not_yet"],
    ["XU", "2015-01-01", "active"],
    ["FS", "2021-12-31", "not_yet"],
    ["JG", "2024-12-31", "active"],
    ["JG", "2025-01-01", "ended"],
    ["ZA", "2018-04-01", "ended"],
    ["21", "2026-10-14", "ended"],
    ["93", "2022-01-01", "active"],
    ["Y7", "2026-10-14", "unknown"],
    ["00", "2026-10-14", "unknown"],
  ])("%s on %s is %s", (modifier, date, kind) => {
    expect(modifierOn(modifier, day(date)).kind).toBe(kind);
  });

  test("pairs of origin and destination are modifiers of ambulance codes only", () => {
    expect(modifierOn("NH", day("2026-10-14"), "A0428").kind).toBe("active");
    expect(modifierOn("NH", day("2026-10-14"), "99214").kind).toBe("unknown");
    expect(modifierOn("NH", day("2026-10-14")).kind).toBe("unknown");
  });

  test("every modifier has two characters, words, and dates in order; none is there twice", () => {
    const all = allModifiers();
    expect(all.length).toBeGreaterThan(400);
    for (const { code, from, to, words } of all) {
      expect(code).toMatch(/^[A-Z0-9]{2}$/);
      expect(words).toMatch(/^\S.*\S$/);
      expect(from === null || to === null || from <= to).toBe(true);
    }
  });

  test("every modifier of a role is known", () => {
    const unknown = MODIFIER_ROLES.flatMap(({ role }) => modifiersOf(role)).filter(
      (modifier) => !modifierNamed(modifier),
    );
    expect(unknown).toEqual([]);
  });

  test.each<[string, ModifierRole, boolean]>([
    ["59", "ncciBypass", true],
    ["XS", "ncciBypass", true],
    ["LT", "ncciBypass", true],
    ["76", "ncciBypass", false],
    ["KX", "ncciBypass", false],
    ["25", "visitOnly", true],
    ["59", "visitOnly", false],
    ["XE", "neverOnVisit", true],
    ["25", "neverOnVisit", false],
    ["91", "repeat", true],
  ])("%s has the role %s: %s", (modifier, role, expected) => {
    expect(hasRole(modifier, role)).toBe(expected);
  });

  test("a line's modifiers are asked together", () => {
    expect(anyWithRole(["26", "XU"], "xSubset")).toBe(true);
    expect(anyWithRole([], "xSubset")).toBe(false);
    expect(modifiersOf("xSubset")).toEqual(["XE", "XP", "XS", "XU"]);
  });
});
