import type { Field } from "../claims/fields";
import type { ClaimLine } from "../claims/line";
import type { CheckFamily, CheckId } from "./ids";

/** error: will be rejected or denied · warning: likely denial or audit risk, or depends on the record · info: missed revenue, or to be documented. */
export type Severity = "error" | "warning" | "info";

/** Where a rule comes from. `D` seen in CMS table data, `S` read in a published page, `K` general knowledge. */
export interface PublicSource {
  readonly title: string;
  readonly mark: "D" | "S" | "K";
  /** ISO date from which the rule holds, where one is known. */
  readonly from?: string;
}

/** What most lines leave blank, and some checks are about. */
export type Filled = Pick<ClaimLine, "auth" | "mods" | "ndc">;

/** What a check declares of itself; the list of checks, their docs and their settings come from here. */
export interface CheckInfo {
  readonly id: CheckId;
  /** A few words, as a heading. */
  readonly name: string;
  readonly family: CheckFamily;
  /** The severity of most of its findings. */
  readonly severity: Severity;
  /** The rule in one or two sentences: why a finding is one. */
  readonly why: string;
  /** Fields beyond the basic ones; where one is missing the answer is *not checked*. */
  readonly fields: readonly Field[];
  readonly source: PublicSource;
  /**
   * Checks that say nothing more of a line where this check found something: it is not the practice's to bill. All others tell what they
   * find, whatever else is found (checks.md, "What a finding must tell"). It looks at an encounter, and so do they.
   */
  readonly silences?: readonly CheckId[];
  /** The check counts days from the as-of date; a formula that gives none does not ask for it. */
  readonly needsAsOf?: boolean;
  /**
   * The codes that the check is about: of lines without any of them it says nothing, and looks up nothing. Where left out, it looks at
   * every line. Whether such a code is in force is the check's own matter.
   */
  readonly about?: (code: string) => boolean;
  /** Of lines that leave this blank the check says nothing, and looks up nothing. */
  readonly silentWithout?: keyof Filled;
  /** What is said of a line depends on no line of another code: where an edit touches one code, only its lines are checked again. */
  readonly byCode?: boolean;
  /** Findings with the same words are told once, for all their lines. */
  readonly once?: boolean;
}
