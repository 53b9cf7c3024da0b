import { compileMatrix, type MatrixCells } from "../../matrix/matrix";
import type { PaneParts } from "./pane-parts";
import type { LoadedMatrix } from "./state";

/** A matrix that was read from a file. */
export interface MatrixFile {
  readonly name: string;
  readonly cells: MatrixCells;
}

const NOWHERE: LoadedMatrix["places"] = new Map();

/**
 * The matrix for a workbook that has none: the file that somebody chose, else the practice's, else the starter. Where the practice's cannot
 * be looked for, that is said, and the starter stands in.
 */
export async function matrixElsewhere(
  { practice, starter }: Pick<PaneParts, "practice" | "starter">,
  chosen: MatrixFile | null,
): Promise<LoadedMatrix> {
  const loaded = (origin: LoadedMatrix["origin"], cells: MatrixCells, more: Partial<LoadedMatrix>): LoadedMatrix => ({
    origin,
    matrix: compileMatrix(cells),
    cells,
    places: NOWHERE,
    ...more,
  });
  if (chosen) return loaded("file", chosen.cells, { from: { name: chosen.name, on: null } });
  try {
    const published = await practice();
    if (published) return loaded("practice", published.cells, { from: { name: published.name, on: published.on } });
  } catch (error) {
    return loaded("starter", starter(), { because: error instanceof Error ? error.message : String(error) });
  }
  return loaded("starter", starter(), {});
}
