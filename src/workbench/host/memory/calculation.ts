// Recalculation of custom functions. As in Excel: an edit makes the formulas that depend on it out of date, directly
// or through others; a formula runs once what it depends on has its value, so that a chain runs each function once.

import { type Area, intersection } from "../areas";
import type { FunctionValue, Grid, InvocationResult, WorkbookEvent, WorkbookModel } from "../model";
import { addressOf } from "../objects/references";
import { takesErrors } from "../takes-errors";
import { areaOfCell, type Cell, type CellStore, isEmpty } from "./cells";
import { type Formula, type Operand, parseFormula } from "./formula";
import { type FunctionMetadata, type FunctionOptions, shapeArguments } from "./function-arguments";
import { readCell } from "./cells";
import { createChangeSet, isSmall } from "./change-set";
import { resolveOperand, type Resolved } from "./operands";
import { isDisturbed, type Shift, shiftArea } from "./shift";

export interface Calculation {
  /** The cell got a formula, lost it, or was removed. */
  formulaChanged(cell: Cell): void;
  /** Cells of the area have new content: what depends on them is out of date. */
  changed(area: Area): void;
  /** The text of a formula follows something that moved or has a new name; that alone makes nothing out of date. */
  formulaRewritten(cell: Cell): void;
  /**
   * Tables, names or sheets changed, or cells moved (`shift`): formulas whose references now stand for other cells are
   * out of date; those whose cells only moved are not.
   */
  structureChanged(shift: Shift | null): void;
  /** A defined name means something else. */
  nameChanged(name: string): void;
  everythingChanged(): void;
  /** Runs whatever is out of date and can run. */
  run(): void;
  functionsReady(): void;
  setResult(result: InvocationResult): void;
  /** The cells that the cell spilled into; none where it spills nothing. */
  spilled(anchor: Cell): readonly Cell[];
  /** Takes away what the cell spilled. */
  clearSpill(anchor: Cell): void;
  settled(): Promise<void>;
  readonly invocations: ReadonlyMap<string, number>;
}

const BUSY = "#BUSY!";

/** Ids are never used twice, so that a late answer to another workbook's call is nobody's. */
let lastInvocation = 0;

export function createCalculation(
  model: WorkbookModel,
  cells: CellStore,
  { namespace, functions, blanks }: FunctionOptions,
  emit: (event: WorkbookEvent) => void,
): Calculation {
  const formulas = new Map<Cell, Formula>();
  /** What each formula depends on, until tables, names or sheets change. */
  const precedents = new Map<Cell, readonly Area[]>();
  let changes = createChangeSet();
  const dirty = new Set<Cell>();
  const pending = new Map<number, Cell>();
  const running = new Map<Cell, { readonly id: number; readonly metadata: FunctionMetadata }>();
  const spills = new Map<Cell, readonly Cell[]>();
  const invocations = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let isReady = false;

  const metadataOf = (name: string) =>
    functions.find((each) => `${namespace}.${each.name}`.toUpperCase() === name) ?? null;

  function precedentsOf(cell: Cell): readonly Area[] {
    const known = precedents.get(cell);
    if (known) return known;
    const operands = operandsOf(formulas.get(cell) ?? { kind: "unknown" });
    const areas = operands
      .map((operand) => resolveOperand(model, operand, areaOfCell(cell)))
      .flatMap((resolved) => (resolved.kind === "area" ? [resolved.area] : []));
    precedents.set(cell, areas);
    return areas;
  }

  function needsRuntime(cell: Cell): boolean {
    const formula = formulas.get(cell);
    return formula?.kind === "call" && metadataOf(formula.name) !== null;
  }

  function setValue(cell: Cell, value: FunctionValue): void {
    cell.isError = typeof value === "object";
    cell.value = typeof value === "object" ? value.error : value;
  }

  function cancel(cell: Cell): void {
    const run = running.get(cell);
    if (!run) return;
    running.delete(cell);
    pending.delete(run.id);
    if (run.metadata.options?.cancelable || run.metadata.options?.stream) {
      emit({ type: "invocationCancelled", id: run.id });
    }
  }

  /** Marks a formula and everything that depends on it. */
  function markDirty(cell: Cell): void {
    if (dirty.has(cell)) return;
    dirty.add(cell);
    cancel(cell);
    setValue(cell, { error: BUSY });
    for (const each of [cell, ...(spills.get(cell) ?? [])]) changes.add(areaOfCell(each));
  }

  /** Marks whatever depends on what changed, directly or through others. */
  function propagate(): void {
    while (!changes.isEmpty()) {
      const changed = changes;
      changes = createChangeSet();
      for (const cell of formulas.keys()) {
        if (!dirty.has(cell) && precedentsOf(cell).some(changed.touches)) markDirty(cell);
      }
    }
  }

  /** Whether an area holds a cell whose value is still to come. */
  function isUnsettled(area: Area): boolean {
    const open = dirty.size + running.size;
    const isOpen = (cell: Cell | null) => cell !== null && (dirty.has(cell) || running.has(cell));
    if (isSmall(area, open)) return cells.inArea(area).some((cell) => isOpen(cell) || isOpen(cell.spilledFrom));
    const all = [...dirty, ...running.keys()].flatMap((cell) => [cell, ...(spills.get(cell) ?? [])]);
    return all.some((cell) => intersection(areaOfCell(cell), area));
  }

  function evaluate(cell: Cell): void {
    const formula = formulas.get(cell);
    if (!formula || formula.kind === "unknown") return settle(cell, { error: "#NAME?" });
    const here = areaOfCell(cell);
    if (formula.kind === "operand") return settle(cell, valueOf(resolveOperand(model, formula.operand, here)));
    const metadata = metadataOf(formula.name);
    if (!metadata) return settle(cell, { error: "#NAME?" });
    const resolved = formula.operands.map((operand) => resolveOperand(model, operand, here));
    const shaped = shapeArguments(cells, resolved, metadata, blanks);
    if ("error" in shaped) return settle(cell, shaped);
    const id = ++lastInvocation;
    const { options = {} } = metadata;
    pending.set(id, cell);
    running.set(cell, { id, metadata });
    invocations.set(metadata.id, (invocations.get(metadata.id) ?? 0) + 1);
    const addresses = resolved.map((each) => (each.kind === "area" ? addressOf(model, each.area) : null));
    emit({
      type: "invocation",
      invocation: {
        id,
        name: metadata.id,
        args: shaped.args,
        address: options.requiresAddress ? addressOf(model, here) : null,
        parameterAddresses: options.requiresParameterAddresses ? addresses : null,
        cancelable: options.cancelable ?? false,
        stream: options.stream ?? false,
        allowErrors: takesErrors(metadata),
      },
    });
  }

  /** The value of a formula that is only a reference. */
  function valueOf(resolved: Resolved): FunctionValue | Grid<FunctionValue> {
    if (resolved.kind === "missing") return { error: "#VALUE!" };
    if (resolved.kind !== "area") return resolved.kind === "value" ? resolved.value : resolved;
    return cells.map(resolved.area, (cell) => (!cell || isEmpty(cell) ? 0 : readCell(cell)));
  }

  /** Gives a formula its value, spilling a grid, and tells what depends on the cells that changed. */
  function settle(cell: Cell, value: FunctionValue | Grid<FunctionValue>): void {
    const before = spills.get(cell) ?? [];
    calculation.clearSpill(cell);
    const grid: Grid<FunctionValue> = isGrid(value) ? value : [[value]];
    const [columns, rows] = [Math.max(1, ...grid.map((row) => row.length)), Math.max(1, grid.length)];
    setValue(cell, grid[0]?.[0] ?? { error: "#VALUE!" });
    if (rows * columns > 1) spill(cell, { ...areaOfCell(cell), rows, columns }, grid);
    for (const each of new Set([...before, ...(spills.get(cell) ?? [])])) changes.add(areaOfCell(each));
  }

  function spill(anchor: Cell, area: Area, grid: Grid<FunctionValue>): void {
    const isBlocked =
      cells.inArea(area).some((cell) => cell !== anchor && !isEmpty(cell)) ||
      model.tables().some((table) => intersection(table.area, area)) ||
      model.merges(area.sheet).some((merge) => intersection(merge, area));
    if (isBlocked) return setValue(anchor, { error: "#SPILL!" });
    const spilled: Cell[] = [];
    for (const [down, row] of grid.entries()) {
      for (const [right, value] of row.entries()) {
        if (down === 0 && right === 0) continue;
        const cell = cells.make(area.sheet, area.row + down, area.column + right);
        setValue(cell, value);
        cell.spilledFrom = anchor;
        spilled.push(cell);
      }
    }
    spills.set(anchor, spilled);
  }

  function notifySettled(): void {
    if (dirty.size > 0 || running.size > 0) return;
    for (const resolve of waiting.splice(0)) resolve();
  }

  const calculation: Calculation = {
    invocations,
    formulaChanged(cell) {
      calculation.clearSpill(cell);
      cancel(cell);
      dirty.delete(cell);
      formulas.delete(cell);
      precedents.delete(cell);
      if (cell.formula === null) return;
      formulas.set(cell, parseFormula(cell.formula));
      markDirty(cell);
    },
    changed(area) {
      changes.add(area);
    },
    formulaRewritten(cell) {
      if (cell.formula !== null) formulas.set(cell, parseFormula(cell.formula));
    },
    structureChanged(shift) {
      const before = new Map(precedents);
      precedents.clear();
      for (const cell of formulas.keys()) {
        const old = before.get(cell);
        if (old && !dirty.has(cell) && !isSameCells(old, precedentsOf(cell), shift)) markDirty(cell);
      }
    },
    nameChanged(name) {
      calculation.structureChanged(null);
      const isName = (operand: Operand) => operand.kind === "name" && operand.name.toLowerCase() === name.toLowerCase();
      for (const [cell, formula] of formulas) if (operandsOf(formula).some(isName)) markDirty(cell);
    },
    everythingChanged() {
      for (const cell of formulas.keys()) markDirty(cell);
    },
    run() {
      propagate();
      for (let progress = true; progress; propagate()) {
        progress = false;
        for (const cell of dirty) {
          if ((!isReady && needsRuntime(cell)) || precedentsOf(cell).some(isUnsettled)) continue;
          dirty.delete(cell);
          evaluate(cell);
          progress = true;
        }
        // Nothing can run and nothing is awaited: the formulas go round in a circle, which Excel shows as 0.
        if (!progress && isReady && dirty.size > 0 && running.size === 0) {
          for (const cell of dirty) setValue(cell, 0);
          dirty.clear();
        }
      }
      notifySettled();
    },
    functionsReady() {
      isReady = true;
    },
    setResult({ id, value }) {
      const cell = pending.get(id);
      if (!cell) return;
      if (running.get(cell)?.metadata.options?.stream) {
        changes.add(areaOfCell(cell));
      } else {
        pending.delete(id);
        running.delete(cell);
      }
      settle(cell, value);
    },
    spilled: (anchor) => spills.get(anchor) ?? [],
    clearSpill(anchor) {
      for (const cell of spills.get(anchor) ?? []) {
        setValue(cell, "");
        cell.spilledFrom = null;
      }
      spills.delete(anchor);
    },
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        notifySettled();
      }),
  };
  return calculation;
}

function isGrid(value: FunctionValue | Grid<FunctionValue>): value is Grid<FunctionValue> {
  return Array.isArray(value);
}

function operandsOf(formula: Formula): readonly Operand[] {
  if (formula.kind === "unknown") return [];
  return formula.kind === "call" ? formula.operands : [formula.operand];
}

/** Whether a formula still looks at the same cells, though these may have moved. */
function isSameCells(before: readonly Area[], after: readonly Area[], shift: Shift | null): boolean {
  if (before.length !== after.length) return false;
  return after.every((area, index) => {
    const old = before[index];
    if (!old || area.rows !== old.rows || area.columns !== old.columns) return false;
    const expected = shift ? shiftArea(old, shift, "no") : old;
    const isThere = area.sheet === expected?.sheet && area.row === expected.row && area.column === expected.column;
    return isThere && !(shift && isDisturbed(area, shift));
  });
}
