import type { TestOutcome } from "../../../checks/matrix-tests/run";
import { WORDS } from "../../words";
import type { Tone } from "../word-badge";

export const TONES: Readonly<Record<TestOutcome["kind"], Tone>> = {
  passed: "good",
  failed: "error",
  unreadable: "warning",
};

/** Why a test did not pass; "" where it did. */
export function outcomeText(outcome: TestOutcome): string {
  switch (outcome.kind) {
    case "passed":
      return "";
    case "failed":
      return WORDS.sentence(outcome.missed.join("; "));
    case "unreadable":
      return WORDS.sentence(`${outcome.column}: ${outcome.message}`);
  }
}
