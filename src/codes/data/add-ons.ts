/**
 * Primaries of add-on codes beyond Medicare's add-on file, as rows: for whom, from and to (ISO; "" is open), and the source.
 * The file itself is a reference set, replaced when a practice imports a newer one.
 */
export interface AddOnExtension {
  readonly addOn: string;
  readonly primaries: string;
  readonly scope: "medicare" | "other" | "all";
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

export const ADD_ON_EXTENSIONS: readonly AddOnExtension[] = [
  {
    addOn: "96415",
    primaries: "96417",
    scope: "all",
    from: "",
    to: "",
    source: "CPT instructions for 96415 and 96417",
  },
  {
    addOn: "99417",
    primaries: "99245;99345;99350;99483",
    scope: "other",
    from: "2023-01-01",
    to: "",
    source: "CPT instructions for 99417",
  },
];
