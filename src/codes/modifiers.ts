import { inForce, LAST_DAY, type Day } from "../values/day";
import { dayIn } from "./data/dates";
import { AMBULANCE_PLACES, MODIFIER_ROLES, MODIFIER_TEXT, type ModifierRole } from "./data/modifiers";
import { everInFamily } from "./families";

export type { ModifierRole } from "./data/modifiers";

/** A modifier: when it may stand on a claim line, and what it says in our own words. */
export interface Modifier {
  readonly code: string;
  readonly from: Day | null;
  /** Last day; `null` while it is open. */
  readonly to: Day | null;
  readonly words: string;
}

export type ModifierLife =
  | { readonly kind: "active"; readonly modifier: Modifier }
  | { readonly kind: "ended"; readonly modifier: Modifier }
  | { readonly kind: "not_yet"; readonly modifier: Modifier }
  | { readonly kind: "unknown" };

let known: Map<string, Modifier> | undefined;

function modifiers(): Map<string, Modifier> {
  if (!known) {
    known = new Map();
    for (const line of MODIFIER_TEXT.trim().split("\n")) {
      const [code = "", from = "", to = "", ...words] = line.split(" ");
      const open = (end: string): Day | null => dayIn(end === "-" ? "" : end);
      known.set(code, { code, from: open(from), to: open(to), words: words.join(" ") });
    }
  }
  return known;
}

/** The modifier of that name on any date; `undefined` where none is known. @example modifierNamed("JZ")?.words //=> "nothing discarded of a drug" */
export function modifierNamed(modifier: string): Modifier | undefined {
  return modifiers().get(modifier);
}

/** All modifiers that are known, in the order of their characters. */
export function allModifiers(): readonly Modifier[] {
  return [...modifiers().values()];
}

/**
 * Whether a modifier exists on a date (MOD-03). Ambulance codes also take pairs of an origin and a destination.
 * @param code the code it stands on, for those pairs
 * @example modifierOn("JG", dayOf(2025, 1, 1)!).kind //=> "ended"
 */
export function modifierOn(modifier: string, on: Day, code = ""): ModifierLife {
  const found = modifiers().get(modifier);
  if (code !== "" && isAmbulancePair(modifier) && everInFamily(code, "ambulance")) {
    return { kind: "active", modifier: { code: modifier, from: null, to: null, words: "origin and destination" } };
  }
  if (!found) return { kind: "unknown" };
  if (inForce(found.from, found.to, on)) return { kind: "active", modifier: found };
  return { kind: on > (found.to ?? LAST_DAY) ? "ended" : "not_yet", modifier: found };
}

const isAmbulancePair = (modifier: string): boolean =>
  modifier.length === 2 && [...modifier].every((place) => AMBULANCE_PLACES.includes(place));

const roles = new Map<ModifierRole, ReadonlySet<string>>(
  MODIFIER_ROLES.map((row) => [row.role, new Set(row.modifiers.split(" "))]),
);
const NONE: ReadonlySet<string> = new Set();

/** Whether a modifier has a role. @example hasRole("XS", "ncciBypass") //=> true */
export function hasRole(modifier: string, role: ModifierRole): boolean {
  return (roles.get(role) ?? NONE).has(modifier);
}

/** The modifiers of a role, in the order of their source. @example modifiersOf("xSubset") //=> ["XE", "XP", "XS", "XU"] */
export function modifiersOf(role: ModifierRole): readonly string[] {
  return [...(roles.get(role) ?? NONE)];
}

/** Whether any of a line's modifiers has a role. */
export function anyWithRole(lineModifiers: readonly string[], role: ModifierRole): boolean {
  const set = roles.get(role) ?? NONE;
  for (const modifier of lineModifiers) if (set.has(modifier)) return true;
  return false;
}
