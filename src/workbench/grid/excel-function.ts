/** A custom function inside the grid's formula engine, seeing its arguments and giving its answer as in Excel. */
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/preset-sheets-core";
import type { BaseValueObject, ErrorType } from "@univerjs/preset-sheets-core";
import type { Answer, Argument, Scalar } from "./function-values";

/** The cell whose formula is being calculated. */
export interface Caller {
  readonly unit: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The formula engine takes functions as objects of this class only; `answer` must not throw. */
export class ExcelFunction extends BaseFunction {
  override minParams = 0;
  override maxParams = 255;

  constructor(
    name: string,
    private readonly answer: (args: readonly Argument[], caller: Caller) => Answer,
  ) {
    super(name);
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    const caller = { unit: this.unitId ?? "", sheet: this.subUnitId ?? "", row: this.row, column: this.column };
    const answer = this.answer(variants.map(argumentOf), caller);
    if (!isGrid(answer)) return valueObject(answer);
    const columnCount = Math.max(1, ...answer.map((row) => row.length));
    return new ArrayValueObject({
      calculateValueList: answer.map((row) =>
        Array.from({ length: columnCount }, (_, column) => valueObject(row[column] ?? "")),
      ),
      rowCount: answer.length,
      columnCount,
      unitId: caller.unit,
      sheetId: caller.sheet,
      row: caller.row,
      column: caller.column,
    });
  }
}

function isGrid(answer: Answer): answer is readonly (readonly Scalar[])[] {
  return Array.isArray(answer);
}

function argumentOf(variant: BaseValueObject): Argument {
  if (!(variant instanceof ArrayValueObject)) return variant.isNull() ? null : scalarOf(variant);
  const rows: Scalar[][] = Array.from({ length: variant.getRowCount() }, () =>
    new Array<Scalar>(variant.getColumnCount()).fill(""),
  );
  variant.iterator((value, row, column) => {
    const line = rows[row];
    if (line && value) line[column] = scalarOf(value);
  });
  const only = rows[0]?.[0];
  return rows.length === 1 && rows[0]?.length === 1 && only !== undefined ? only : rows;
}

function scalarOf(value: BaseValueObject): Scalar {
  if (value.isError()) return { error: String(value.getValue()) };
  if (value.isNull()) return "";
  const plain = value.getValue();
  return typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean" ? plain : "";
}

function valueObject(value: Scalar): BaseValueObject {
  if (typeof value === "string") return StringValueObject.create(value);
  if (typeof value === "number") {
    return Number.isFinite(value) ? NumberValueObject.create(value) : errorObject("#NUM!");
  }
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return value === null ? NullValueObject.create() : errorObject(value.error);
}

function errorObject(error: string): ErrorValueObject {
  // Excel has errors that Univer does not list ("#BUSY!"); it carries any text along.
  return ErrorValueObject.create(error as ErrorType);
}
