import { lifeOn } from "../../codes/lifecycle";
import type { CodeLife } from "../../matrix/rules";
import { wordsOf, type Day } from "../../values/day";
import { joinWords } from "../../values/lists";
import { decidedByLife } from "../report";
import { none, type Answer, type Knowledge } from "./answer";

/**
 * Whether a code exists on a date: `Active`, `Ended 31 Dec 2025: use 77407`, `Begins 1 Jan 2026`, `Never existed: use …`.
 * @example answerCode(knowledge, "77014", dayOf(2026, 3, 3)!) //=> "Ended 31 Dec 2025: use 77387"
 */
export function answerCode({ matrix }: Pick<Knowledge, "matrix">, code: string, dos: Day): Answer {
  const found = lifeOn<CodeLife>(matrix.codeLives.get(code), dos);
  if (found.kind === "unknown") return none(`CodeStatus does not list ${code}, so its dates are not known`);
  const { life } = found;
  const use = life.replacement.length > 0 ? `: use ${joinWords(life.replacement, "or")}` : "";
  const text =
    found.kind === "active"
      ? "Active"
      : found.kind === "never"
        ? `Never existed${use}`
        : found.kind === "ended"
          ? `Ended ${life.to === null ? "" : wordsOf(life.to)}${use}`
          : `Begins ${life.from === null ? "" : wordsOf(life.from)}${use}`;
  return {
    kind: "answer",
    text,
    decidedBy: decidedByLife(life),
    nearMisses: [],
  };
}
