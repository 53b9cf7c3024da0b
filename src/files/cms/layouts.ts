import { textOf, type CellValue, type Cells } from "../../values/cell";

/** National tables that CMS ships, and tables that look like them and are not for a practice. */
export type CmsKind = "PTP" | "MUE" | "Add-on" | "NDC";

/** Where a table's header stands and what its columns hold. */
export interface Layout {
  readonly kind: CmsKind;
  /** 0-based row of the header. */
  readonly headerRow: number;
  /** 0-based column of each field; fields that a file lacks are left out. */
  readonly columns: ReadonlyMap<string, number>;
}

/** A column of a layout: its name in messages, and how its header is spelled, by CMS over the years and by others. */
interface LayoutColumn {
  readonly field: string;
  readonly header: RegExp;
  readonly optional?: boolean;
}

/** Layouts in the order in which they are tried: one whose needed columns are all in a row is the file's. */
const LAYOUTS: readonly { readonly kind: CmsKind; readonly columns: readonly LayoutColumn[] }[] = [
  {
    kind: "Add-on",
    columns: [
      { field: "addOn", header: /^add ?on code$/ },
      { field: "primary", header: /^primary( code)?$/ },
      { field: "deleted", header: /^aoc edit del(etion)? ?(dt|date)?$|^deletion date$/, optional: true },
      { field: "effective", header: /^aoc edit eff(ective)? ?(dt|date)?$|^effective date$/, optional: true },
    ],
  },
  {
    kind: "NDC",
    columns: [
      { field: "ndc", header: /^ndc(2| ?11)?$/ },
      { field: "code", header: /^(\d{4} code|hcpcs( code)?|hcpcs level ii code.*)$/ },
    ],
  },
  {
    kind: "MUE",
    columns: [
      { field: "code", header: /^(hcpcs ?(cpt)? code|hcpcs|code|cpt code)$/ },
      { field: "units", header: /^(practitioner( services)? mue values?|mue( units| values?)?)$/ },
      { field: "mai", header: /^(mue adjudication indicator.*|(mue )?mai)$/ },
    ],
  },
];

/** Headers stand within this many rows: CMS puts copyright notices above them. */
const HEADER_SEARCH_ROWS = 20;
/** Tables for hospitals and suppliers: the same layout, other limits. */
const NOT_FOR_PRACTICES = /outpatient hospital services mue|dme supplier services mue|facility outpatient/;

/** A header as it is compared. @example headerKey("HCPCS/\nCPT Code") //=> "hcpcs cpt code" */
function headerKey(cell: CellValue): string {
  return textOf(cell)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * Which table some first rows begin; `"other"` for a table that is not for a practice, `null` where it is none of CMS's.
 * A pair table has its header in several rows, which no other has.
 */
export function layoutOf(rows: Cells): Layout | "other" | null {
  const top = rows.slice(0, HEADER_SEARCH_ROWS).map((row) => row.map(headerKey));
  const all = top.flat();
  if (all.some((key) => NOT_FOR_PRACTICES.test(key))) return "other";
  if (all.some((key) => key === "column1 column2 edits") || (all.includes("column 1") && all.includes("column 2"))) {
    return { kind: "PTP", headerRow: 0, columns: new Map() };
  }
  for (const [headerRow, keys] of top.entries()) {
    for (const { kind, columns } of LAYOUTS) {
      const found = new Map<string, number>();
      for (const { field, header } of columns) {
        const at = keys.findIndex((key) => header.test(key));
        if (at >= 0) found.set(field, at);
      }
      if (columns.every(({ field, optional }) => optional || found.has(field)))
        return { kind, headerRow, columns: found };
    }
  }
  return null;
}
