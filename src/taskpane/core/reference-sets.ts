import { namedCodes } from "../../codes/code-list";
import { codesNamed, type Matrix } from "../../matrix/matrix";
import type { CheckedSheet } from "./state";

/** Every code that this practice has to do with: those of its rules, drugs and authorisations, and those of the sheet that was checked. */
export function practiceCodes(matrix: Matrix, checked: CheckedSheet | null): ReadonlySet<string> {
  const codes = new Set<string>([...codesNamed(matrix).keys(), ...matrix.drugs.keys()]);
  for (const auths of matrix.authorizations.values())
    for (const { codes: list } of auths) for (const code of namedCodes(list)) codes.add(code);
  for (const { code } of checked?.sheet.lines ?? []) codes.add(code);
  return codes;
}
