import { folded, isBlank, textOf, type CellValue, type Cells } from "../values/cell";
import { growing, type Growing } from "../values/growing";
import type { SheetMapping } from "./mapping/mapping";
import { rowReader } from "./read-rows";
import { planOf, pointsAtZero, type SheetColumns } from "./reading-plan";
import { onlyAmounts, sumsOf, type SkippedRow } from "./skipped";

/**
 * What must be known of all rows of a sheet before any of them can be read alone, and whose lines each row holds. Of a row it keeps some bytes,
 * whatever the row says, so that a million of them fit anywhere.
 */
export interface Survey {
  /** Columns of the widest row. */
  readonly width: number;
  readonly pointersFrom: 0 | 1;
  readonly skipped: readonly SkippedRow[];
  /** Rows that hold lines. */
  readonly rows: number;
  /** Whether no cell holds anything. */
  readonly isEmpty: boolean;
  /**
   * The positions of rows with lines, in so many parts that each holds about as many as wanted. All lines of a patient are in one part, and so is
   * a row without patient that names a claim of theirs.
   */
  parts(rowsPerPart: number): readonly Uint32Array[];
}

/** Looks at the rows of a sheet, one after the other from the first on. */
export interface Surveyor {
  add(row: readonly CellValue[]): void;
  done(): Survey;
}

/**
 * @param headers the row of the headers, and the one above it
 * @param seen told of every row that holds lines
 */
export function surveyor(mapping: SheetMapping, headers: Cells, seen?: (row: readonly CellValue[]) => void): Surveyor {
  // How wide the sheet is matters to values that hold for all rows only, and nothing here looks at them.
  const plan = planOf({ ...mapping, fixed: new Map() }, 0);
  const { columns, headerAt } = plan;
  const rows = rowReader(plan, { headers, firstRow: 1, isVisit: () => false, pointersFrom: 1 });
  const sums = sumsOf(columns);
  const skipped: SkippedRow[] = [];
  const held = growing();
  const patients = growing();
  const claims = growing();
  const orphans = new Set<number>();
  const keysOf = hashesOf(columns, "Patient");
  const claimKeysOf = hashesOf(columns, "Claim");
  let at = -1;
  let width = 0;
  let isEmpty = true;
  let pointersFrom = mapping.pointersFrom ?? 1;
  let totalIfLast = -1;
  const pointersSaid = mapping.pointersFrom !== null;
  return {
    add(row) {
      at++;
      width = Math.max(width, row.length);
      isEmpty &&= row.every(isBlank);
      if (at <= headerAt) return;
      if (!pointersSaid && pointersFrom === 1 && pointsAtZero(row, columns)) pointersFrom = 0;
      if (rows.isBlank(row)) return;
      totalIfLast = -1;
      const kind = rows.skips(row);
      if (kind) {
        skipped.push({ row: at + 1, kind });
        return;
      }
      seen?.(row);
      if (onlyAmounts(row, columns) && sums.are(row)) totalIfLast = at;
      sums.add(row);
      const patient = keysOf(row);
      const claim = claimKeysOf(row);
      held.push(at);
      patients.push(patient);
      claims.push(claim);
      if (patient === NOBODY && claim !== NOBODY) orphans.add(claim);
    },
    done() {
      const last = held.length - 1;
      const isTotal = last >= 0 && held.at(last) === totalIfLast;
      if (isTotal) skipped.push({ row: totalIfLast + 1, kind: "total" });
      const count = held.length - (isTotal ? 1 : 0);
      return {
        width,
        pointersFrom,
        skipped,
        rows: count,
        isEmpty,
        parts: (rowsPerPart) => partsOf({ held, patients, claims, orphans, count, rowsPerPart }),
      };
    },
  };
}

/** The hash of a row without a patient, or without a claim. */
const NOBODY = 0;

/** What a row says in a field, as a number; `NOBODY` where it says nothing. Of rows with several services the first that says it counts. */
function hashesOf(columns: SheetColumns, field: "Patient" | "Claim"): (row: readonly CellValue[]) => number {
  const own = columns.get(field) ?? [];
  return (row) => {
    let said = "";
    for (const { index } of own) {
      const text = textOf(row[index]);
      if (text !== "") said = said === "" ? text : `${said}, ${text}`;
    }
    return said === "" ? NOBODY : hashOf(folded(said));
  };
}

/** FNV-1a, never 0. Two patients of one hash are checked in one part, which changes nothing. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // The last bits decide the part: all others are brought into them.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash >>> 0 || 1;
}

interface Rows {
  readonly held: Growing;
  readonly patients: Growing;
  readonly claims: Growing;
  readonly orphans: ReadonlySet<number>;
  readonly count: number;
  readonly rowsPerPart: number;
}

function partsOf({ held, patients, claims, orphans, count, rowsPerPart }: Rows): Uint32Array[] {
  const parts = Math.max(1, Math.ceil(count / rowsPerPart));
  // Patients of a claim that a row without patient names are one: to which of them the row belongs is seen only where all of them are.
  const same = new Map<number, number>();
  const rootOf = (hash: number): number => {
    let root = hash;
    for (let next = same.get(root); next !== undefined; next = same.get(root)) root = next;
    return root;
  };
  const firstOfClaim = new Map<number, number>();
  for (let i = 0; i < count && orphans.size > 0; i++) {
    const claim = claims.at(i);
    if (!orphans.has(claim)) continue;
    const patient = patients.at(i);
    if (patient === NOBODY) continue;
    const root = rootOf(patient);
    const other = firstOfClaim.get(claim);
    if (other === undefined) firstOfClaim.set(claim, root);
    else if (rootOf(other) !== root) same.set(root, rootOf(other));
  }
  const partOf = (i: number): number => {
    const patient = patients.at(i);
    const named = patient === NOBODY ? (firstOfClaim.get(claims.at(i)) ?? claims.at(i)) : patient;
    return (same.size === 0 ? named : rootOf(named)) % parts;
  };
  const sizes = new Uint32Array(parts);
  for (let i = 0; i < count; i++) sizes[partOf(i)] = (sizes[partOf(i)] ?? 0) + 1;
  const found = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(parts);
  for (let i = 0; i < count; i++) {
    const part = partOf(i);
    const next = filled[part] ?? 0;
    const own = found[part];
    if (own) own[next] = held.at(i);
    filled[part] = next + 1;
  }
  return found.filter((part) => part.length > 0);
}
