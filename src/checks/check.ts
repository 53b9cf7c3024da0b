import type { CheckInfo } from "./check-info";
import type { EncounterContext, PatientContext } from "./context";
import type { Report } from "./report";

export type { CheckInfo, PublicSource, Severity } from "./check-info";

/** Looks at one line at a time. */
export interface LineCheck extends CheckInfo {
  readonly scope: "line";
  run(context: EncounterContext, report: Report): void;
}

/** Compares the lines of an encounter. */
export interface EncounterCheck extends CheckInfo {
  readonly scope: "encounter";
  run(context: EncounterContext, report: Report): void;
}

/** Follows a patient's lines with one payer over time. */
export interface PatientCheck extends CheckInfo {
  readonly scope: "patient";
  run(context: PatientContext, report: Report): void;
}

/** One rule of coding that the engine knows. Adding a check is one declaration, its line in the catalogue, and its cases. */
export type Check = LineCheck | EncounterCheck | PatientCheck;
