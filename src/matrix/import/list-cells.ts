import { parseDiagnosisList } from "../../codes/diagnosis-list";
import { isPlaceShape } from "../../codes/shapes";
import { isErrorCell, numberOf, textOf, type CellValue } from "../../values/cell";
import { splitList } from "../../values/lists";
import { dayInCell } from "../read-rows";
import { REQUIREMENTS } from "../tables";
import { requirementOf, zCodeOf } from "./list-answers";

/** A cell of a list as the table writes it, or what is wrong with it and what to do. */
export type CellReading =
  | {
      readonly kind: "value";
      readonly value: CellValue;
      /** The word of the table that the list's own word was read as. */ readonly readAs?: string;
    }
  | { readonly kind: "fault"; readonly message: string };

const value = (read: CellValue): CellReading => ({ kind: "value", value: read });
const fault = (message: string): CellReading => ({ kind: "fault", message });

/**
 * Reads one cell of a list for a column of the table.
 * @example readListCell("Max Units", "12 units").kind //=> "fault"
 */
export function readListCell(column: string, cell: CellValue): CellReading {
  const said = textOf(cell);
  if (said === "") return value("");
  if (isErrorCell(cell)) return fault(`the cell holds the error ${said}. Correct it in the list`);
  switch (column) {
    case "Requirement":
      return answer(said, requirementOf(said), REQUIREMENTS);
    case "Z-Code":
      return answer(said, zCodeOf(said), ["Required", "No"]);
    case "Max Units":
    case "Per Lifetime":
    case "Days Between": {
      const number = numberOf(cell);
      if (number === null || number < 0) return fault(`"${said}" is not a number of 0 or more. Write the number alone`);
      return value(number);
    }
    case "From":
    case "To": {
      const day = dayInCell(cell);
      return day === undefined
        ? fault(`"${said}" is not a date. Write it as 2026-11-23 or 11/23/2026`)
        : value(day ?? "");
    }
    case "Place of Service": {
      const places = splitList(said).map((place) => place.padStart(2, "0"));
      const wrong = places.filter((place) => !isPlaceShape(place));
      return wrong.length > 0
        ? fault(`"${wrong.join("; ")}" is not a place of service. Write two digits, such as 11`)
        : value(places.join(";"));
    }
    case "Diagnoses":
    case "Covered Diagnoses":
    case "Excluded Diagnoses": {
      const parsed = parseDiagnosisList(said);
      return "faults" in parsed
        ? fault(`${parsed.faults.join("; ")}. Write ICD-10-CM codes with ; between them`)
        : value(splitList(said).join(";"));
    }
    default:
      return value(said);
  }
}

function answer(said: string, read: string | null, words: readonly string[]): CellReading {
  if (read === null)
    return fault(`"${said}" is not one of: ${words.join(", ")}. Correct the cell, or leave the column out`);
  return said === read ? value(read) : { kind: "value", value: read, readAs: read };
}
