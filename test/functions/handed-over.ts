import type { HelpArgument } from "../../src/functions/help/page";
import { starterTables } from "../../src/matrix/starter";
import { isTableName } from "../../src/matrix/tables";
import { parseDay } from "../../src/values/day";

const tables = starterTables();

function rowsOf(name: string): readonly (readonly (string | number | boolean | null | undefined)[])[] {
  if (!isTableName(name)) throw new Error(`${name} is no table`);
  return [tables[name].headers, ...tables[name].rows];
}

/** An argument of a help page as Excel hands it over: a cell where one stands, rows where a range stands, a date as its serial number. */
export function handedOver(argument: HelpArgument, policyMatrix: string): unknown {
  switch (argument.kind) {
    case "matrix":
      return policyMatrix;
    case "text":
      return argument.text;
    case "date":
      return parseDay(argument.iso);
    case "range":
      return argument.rows;
    case "table":
      return rowsOf(argument.name);
  }
}
