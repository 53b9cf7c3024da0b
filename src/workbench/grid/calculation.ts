/**
 * When the grid calculates. Univer waits 100 ms after the last change and then calculates in slices; Excel has
 * calculated before an add-in's request is answered. So the host's requests calculate at once and wait for the result.
 */
import { ICommandService } from "@univerjs/core";
import type { ICommandInfo, Injector } from "@univerjs/core";
import {
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation,
  TriggerCalculationController,
} from "@univerjs/preset-sheets-core";

export interface Calculation {
  /** Whether a change waits to be calculated or a calculation is running. */
  busy(): boolean;
  /** Calculates what waits, now, and resolves when the results stand in the cells. Does nothing while held. */
  settle(): Promise<void>;
  /** Resolves when the calculation that waits or runs has ended; does not start one. */
  idle(): Promise<void>;
  /** Marks every formula to be calculated. */
  markAll(): void;
  /** Marks the formulas in these cells to be calculated. */
  markCells(unit: string, cells: readonly CellPlace[]): void;
  /** Holds calculation back (true) or lets it go on, and then starts with what waits. */
  hold(held: boolean): void;
  held(): boolean;
}

export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const LOCAL = { onlyLocal: true };

export function createCalculation(injector: Injector): Calculation {
  const commands = injector.get(ICommandService);
  const controller = injector.get(TriggerCalculationController);
  // The queue of changes that wait for the 100 ms to pass is private to Univer, whose version is pinned.
  const waiting = (): ICommandInfo[] => controller["_waitingCommandQueue"];
  const stopTimer = () => window.clearTimeout(controller["_setTimeoutKey"]);
  let running = 0;
  let held = false;
  let ended: (() => void)[] = [];

  function finish() {
    // The results stand in the cells when this is told; other listeners of the same notification come first.
    queueMicrotask(() => {
      if (busy()) return;
      const listeners = ended;
      ended = [];
      for (const listener of listeners) listener();
    });
  }

  commands.onCommandExecuted((command) => {
    if (command.id === SetFormulaCalculationStartMutation.id) running++;
    else if (command.id === SetFormulaCalculationNotificationMutation.id && endsCalculation(command.params)) {
      running = Math.max(0, running - 1);
      finish();
    } else if (held && waiting().length > 0) stopTimer();
  });

  function busy() {
    return running > 0 || waiting().length > 0;
  }

  /** What Univer's own timer does when it fires. */
  function start() {
    stopTimer();
    if (waiting().length === 0) return;
    controller["_executingDirtyData"] = controller["_mergeDirty"](
      controller["_executingDirtyData"],
      controller["_generateDirty"](waiting()),
    );
    controller["_waitingCommandQueue"] = [];
    if (controller["_executionInProgressParams"] == null) {
      commands.syncExecuteCommand(
        SetFormulaCalculationStartMutation.id,
        { ...controller["_executingDirtyData"] },
        LOCAL,
      );
    } else {
      controller["_restartCalculation"] = true;
      commands.syncExecuteCommand(SetFormulaCalculationStopMutation.id, {});
    }
  }

  function idle(): Promise<void> {
    if (!busy() || (held && running === 0)) return Promise.resolve();
    return new Promise((resolve) => ended.push(resolve));
  }

  function settle(): Promise<void> {
    if (held) return Promise.resolve();
    start();
    return idle();
  }

  return {
    busy,
    settle,
    idle,
    held: () => held,
    hold(hold) {
      held = hold;
      if (hold) stopTimer();
      else start();
    },
    markAll() {
      commands.syncExecuteCommand(
        SetTriggerFormulaCalculationStartMutation.id,
        { commands: [], forceCalculation: true },
        LOCAL,
      );
    },
    markCells(unit, cells) {
      const dirtyRanges = cells.map(({ sheet, row, column }) => ({
        unitId: unit,
        sheetId: sheet,
        range: { startRow: row, endRow: row, startColumn: column, endColumn: column },
      }));
      commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, { commands: [], dirtyRanges }, LOCAL);
    },
  };
}

function endsCalculation(params: object | undefined): boolean {
  return params !== undefined && "functionsExecutedState" in params && params.functionsExecutedState !== undefined;
}
