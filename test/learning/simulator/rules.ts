// What the payers of the made practice really do. The product never sees this file's content: it sees claims and remittances.
import type { Day } from "../../../src/values/day";

interface Base {
  readonly payer: string;
  /** First day; `null`: before the year began. */
  readonly from: Day | null;
  readonly to?: Day;
}

export type HiddenRule = Base &
  (
    | { readonly kind: "auth"; readonly code: string }
    | { readonly kind: "pair"; readonly column1: string; readonly column2: string; readonly indicator: "0" | "1" }
    | { readonly kind: "jz"; readonly code: string }
    | { readonly kind: "diagnosis"; readonly code: string; readonly category: string }
    | { readonly kind: "units"; readonly code: string; readonly most: number }
    | { readonly kind: "filing"; readonly days: number }
    | { readonly kind: "ndc" }
    | { readonly kind: "incident-to" }
    | { readonly kind: "g2211" }
  );

export const PAYERS = [
  { id: "LAKESIDE", name: "Lakeside PPO", kind: "Commercial" },
  { id: "NORTHSTAR", name: "Northstar HMO", kind: "Commercial" },
  { id: "HARBOR", name: "Harbor Health", kind: "Commercial" },
  { id: "SUMMIT", name: "Summit Mutual", kind: "Commercial" },
] as const;

/** Drugs that the practice gives, with the units of one vial and what a unit costs in cents. */
export const DRUGS = [
  { code: "J9271", vial: 100, price: 5_600 },
  { code: "J9299", vial: 120, price: 3_000 },
  { code: "J9035", vial: 10, price: 8_100 },
  { code: "J9355", vial: 15, price: 9_000 },
  { code: "J9312", vial: 10, price: 9_500 },
  { code: "J9305", vial: 50, price: 700 },
] as const;

/** Categories of diagnoses among its patients. */
export const CATEGORIES = ["C34", "C50", "C18", "C61", "C82", "C43"] as const;
const DIAGNOSES: Readonly<Record<string, string>> = {
  C34: "C34.11",
  C50: "C50.912",
  C18: "C18.7",
  C61: "C61",
  C82: "C82.51",
  C43: "C43.59",
};
export const diagnosisOf = (category: string): string => DIAGNOSES[category] ?? category;

/** The hidden rules of one seed: each payer has its own, some began within the year, a few ended. */
export function hiddenRules(next: () => number, firstDay: Day): HiddenRule[] {
  const pick = <T>(items: readonly T[], n: number): T[] => {
    const left = [...items];
    return Array.from({ length: n }, () => left.splice(Math.floor(next() * left.length), 1)[0] as T);
  };
  /** Two in three were there before; the others begin on the first of some month until August. */
  const begins = (): Day | null => (next() < 0.67 ? null : firstDay + 30 * (1 + Math.floor(next() * 7)));
  return PAYERS.flatMap(({ id: payer }, i): HiddenRule[] => {
    const codes = DRUGS.map(({ code }) => code);
    const authorised = pick(codes, 3);
    const jz = pick(codes, 2);
    const limited = pick(DRUGS, 1);
    const refused = pick(codes, 2);
    return [
      ...authorised.map((code, n): HiddenRule => ({
        kind: "auth",
        payer,
        from: begins(),
        code,
        ...(n === 0 && i < 2 ? { to: firstDay + 212 } : {}),
      })),
      { kind: "pair", payer, from: begins(), column1: "96413", column2: "36415", indicator: "0" },
      { kind: "pair", payer, from: begins(), column1: "96413", column2: "96372", indicator: i % 2 === 0 ? "1" : "0" },
      ...jz.map((code): HiddenRule => ({ kind: "jz", payer, from: begins(), code })),
      ...refused.map((code): HiddenRule => ({
        kind: "diagnosis",
        payer,
        from: begins(),
        code,
        category: CATEGORIES[Math.floor(next() * CATEGORIES.length)] ?? "C34",
      })),
      ...limited.map(({ code, vial }): HiddenRule => ({ kind: "units", payer, from: begins(), code, most: 2 * vial })),
      { kind: "filing", payer, from: null, days: [45, 60, 90, 30][i] ?? 60 },
      ...(i % 2 === 0 ? [{ kind: "ndc", payer, from: begins() } as const] : []),
      ...(i % 2 === 1 ? [{ kind: "incident-to", payer, from: begins() } as const] : []),
      ...(i < 2 ? [{ kind: "g2211", payer, from: begins() } as const] : []),
    ];
  });
}
