/** Faults of Univer 0.25.1's formulas, mended from outside. Each is proved by test/browser: workbench.test.ts and formulas.test.ts. */
import { CellValueType, ICommandService } from "@univerjs/core";
import {
  AFTER_CELL_EDIT,
  FormulaDependencyGenerator,
  IFormulaDependencyGenerator,
  IFunctionService,
  LexerTreeBuilder,
  RemoveDefinedNameMutation,
  RemoveSuperTableMutation,
  SetDefinedNameMutation,
  SetSuperTableMutation,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import { REAL_PACE } from "../../values/slices";
import { styleReader } from "./cells";
import type { GridContext } from "./context";
import { expandThisRow } from "./structured-references";
import { listTables } from "./tables";

/** The commands after which a parsed formula may mean other cells. */
const MOVES_REFERENCES: ReadonlySet<string> = new Set([
  SetSuperTableMutation.id,
  RemoveSuperTableMutation.id,
  SetDefinedNameMutation.id,
  RemoveDefinedNameMutation.id,
]);

export function mendFormulas(context: GridContext): void {
  forgetMovedReferences(context);
  closeBrackets(context);
  readTypedText(context);
  takeTurnsWhileParsing(context);
}

/** A parsed formula keeps the area that its table or name had: forget all of them when one changes. */
function forgetMovedReferences({ univers }: GridContext): void {
  const functions = univers.injector.get(IFunctionService);
  univers.injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (MOVES_REFERENCES.has(id)) functions.deleteFormulaAstCacheKey("");
  });
}

/**
 * While somebody types `=Table[[#This`, the parser sees open square brackets and takes them along into every formula
 * after it, which then is #NAME?. It starts each formula with all of its other state, so it shall with this.
 */
function closeBrackets({ univers }: GridContext): void {
  const lexer = univers.injector.get(LexerTreeBuilder);
  const parse = lexer.treeBuilder.bind(lexer);
  lexer.treeBuilder = (...formula) => {
    lexer["_squareBracketState"] = 0;
    lexer["_tableBracketState"] = false;
    return parse(...formula);
  };
}

/** How long formulas are parsed before the page has its turn, in milliseconds. */
const PARSE_MS = 20;

/** Before it calculates, the grid parses all new formulas at one go: a column of twenty thousand would hold the page for seconds. */
function takeTurnsWhileParsing({ univers }: GridContext): void {
  const generator = univers.injector.get(IFormulaDependencyGenerator);
  if (!(generator instanceof FormulaDependencyGenerator)) return;
  const rangesOf = generator["_getRangeListByNode"].bind(generator);
  let turnEnds = 0;
  generator["_getRangeListByNode"] = async (node) => {
    const now = REAL_PACE.now();
    // A turn that began long ago was another calculation's.
    if (now > turnEnds + PARSE_MS) turnEnds = now + PARSE_MS;
    else if (now > turnEnds) {
      await REAL_PACE.breathe();
      turnEnds = REAL_PACE.now() + PARSE_MS;
    }
    return rangesOf(node);
  };
}

/**
 * What a person typed, before the grid reads it: `[@Column]` is written in the form that the grid knows, and in a column
 * formatted as text every entry is text ("00006302602", and formulas too, as in Excel).
 */
function readTypedText(context: GridContext): void {
  const interceptors = context.univers.injector.get(SheetInterceptorService);
  interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: 100,
    handler: (cell, { row, col, subUnitId }, next) => {
      const typed = cell?.f ?? cell?.v;
      if (!cell || typed === undefined || typed === null || typed === "") return next(cell);
      if (formatAt(context, subUnitId, row, col) === "@") {
        return next({ ...cell, f: null, v: String(typed), t: CellValueType.FORCE_STRING });
      }
      return next(cell.f ? { ...cell, f: expandThisRow(cell.f, tableAt(context, subUnitId, row, col)) } : cell);
    },
  });
}

/** A cell's number format; right below a table the one of its last row, which the cell is about to join. */
function formatAt(context: GridContext, sheet: string, row: number, column: number): string | undefined {
  const format = styleReader(context, sheet);
  const own = format(row, column)?.n?.pattern;
  const above = listTables(context).some(
    ({ area }) =>
      area.sheet === sheet &&
      row === area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
  return own === undefined && above ? format(row - 1, column)?.n?.pattern : own;
}

/** The table in which a cell lies, or the only one of its sheet that stands beside it in the same row. */
export function tableAt(context: GridContext, sheet: string, row: number, column: number): string | null {
  const inRow = listTables(context).filter(
    ({ area }) => area.sheet === sheet && row > area.row && row < area.row + area.rows,
  );
  const inside = inRow.find(({ area }) => column >= area.column && column < area.column + area.columns);
  return inside?.name ?? (inRow.length === 1 ? (inRow[0]?.name ?? null) : null);
}
