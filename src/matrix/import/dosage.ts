import { numberOf } from "../../values/cell";

/** What one billing unit holds. */
export interface Dosage {
  readonly amount: number;
  /** As `Drugs` writes it: mg, mcg, g, mL, units … */
  readonly unit: string;
}

/** Units of HCPCS dosage texts, and how `Drugs` spells them. What is none of them stays unread. */
const UNITS: Readonly<Record<string, string>> = {
  MG: "mg",
  MCG: "mcg",
  UG: "mcg",
  G: "g",
  GM: "g",
  GRAM: "g",
  ML: "mL",
  CC: "mL",
  UNIT: "units",
  UNITS: "units",
  U: "units",
  IU: "units",
  "I.U.": "units",
  MCI: "mCi",
  UCI: "uCi",
};

const DOSAGE = /^(?:PER )?(\d[\d,]*(?:\.\d+)?|\.\d+)\s*([A-Z.]+)$/;
/** "PER MG" and "1 MG" say the same. */
const PER = /^PER\s+([A-Z.]+)$/;

/**
 * Reads the dosage text of a HCPCS code; `null` where it is not one amount and one unit.
 * @example parseDosage("0.5 MG") //=> { amount: 0.5, unit: "mg" }
 * @example parseDosage("UP TO 50 MG") //=> null, since that is the most and not the amount
 */
export function parseDosage(text: string): Dosage | null {
  const said = text.trim().toUpperCase().replace(/\s+/g, " ");
  const per = PER.exec(said);
  const found = DOSAGE.exec(said);
  const amount = per ? 1 : numberOf(found?.[1] ?? "");
  const unit = UNITS[per?.[1] ?? found?.[2] ?? ""];
  return amount === null || amount <= 0 || unit === undefined ? null : { amount, unit };
}
