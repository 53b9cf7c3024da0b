import { MAC_ROWS } from "./data/macs";

/** A Medicare contractor, named as in the matrix. */
export type MacName = (typeof MAC_ROWS)[number]["mac"];

const byState = new Map<string, MacName>(
  MAC_ROWS.flatMap(({ mac, states }) => states.split(" ").map((state) => [state, mac] as const)),
);
const withZCode = new Set<string>(MAC_ROWS.filter(({ zCode }) => zCode).map(({ mac }) => mac));

/** The contractor of a state or territory, by its postal letters in any case; `null` where there is none. @example macOfState("tx") //=> "Novitas" */
export function macOfState(state: string): MacName | null {
  const letters = state.trim().toUpperCase();
  return byState.get(letters === "CNMI" ? "MP" : letters) ?? null;
}

/** Whether the contractor applies the MolDX programme (MOL-02). @example usesZCodes("Noridian JE") //=> true */
export function usesZCodes(mac: MacName): boolean {
  return withZCode.has(mac);
}
