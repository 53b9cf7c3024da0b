import { inFamily } from "../codes/families";
import { hasRole, modifierOn } from "../codes/modifiers";
import type { ClaimLine } from "../claims/line";
import { wordsOf } from "../values/day";
import { joinWords } from "../values/lists";
import type { LineCheck } from "./check";
import { ask } from "./ask";
import type { Fix } from "./finding";

/** Takes modifiers off a line, or puts them in. The cell keeps the order of the others. */
export function modifiersFix(line: ClaimLine, text: string, after: readonly string[]): Fix {
  return { text, changes: [{ line: line.index, field: "Mods", from: line.mods.join(","), to: after.join(",") }] };
}

/** MOD-01: 25 stands on visits only, 59 and X{EPSU} never do. */
export const modifierOnWrongCode: LineCheck = {
  id: "MOD-01",
  name: "Modifier on the wrong kind of code",
  family: "Pairs, modifiers and units",
  scope: "line",
  severity: "error",
  why: "25 belongs on visits (evaluation and management) only; 59 and XE, XP, XS, XU never do: CARC 4.",
  fields: [],
  source: { title: "CPT appendix A; NCCI policy manual, chapter 1", mark: "K" },
  silentWithout: "mods",
  run(context, report) {
    for (const line of context.lines) {
      if (line.mods.length === 0) continue;
      const visit = inFamily(line.code, "evaluation", line.dos);
      const wrong = line.mods.filter((modifier) => (visit ? hasRole(modifier, "neverOnVisit") : modifier === "25"));
      if (wrong.length === 0) continue;
      const rest = line.mods.filter((modifier) => !wrong.includes(modifier));
      report.find({
        lines: [line],
        message: visit
          ? `${joinWords(wrong, "and")} on the visit ${line.code}: it never stands on a visit; a separate visit takes 25`
          : `25 on ${line.code}: it stands on visits only`,
        fix: visit
          ? {
              ...modifiersFix(
                line,
                `${joinWords(wrong, "and")} to 25 on line ${line.index}, if the record shows a separate visit`,
                [...new Set([...rest, "25"])],
              ),
              doubtful: true,
            }
          : modifiersFix(line, `Remove 25 from line ${line.index}`, rest),
      });
    }
  },
};

/** MOD-02: 59 together with an X modifier. */
export const distinctTwice: LineCheck = {
  id: "MOD-02",
  name: "59 and an X modifier together",
  family: "Pairs, modifiers and units",
  scope: "line",
  severity: "warning",
  why: "XE, XP, XS and XU are narrower forms of 59: one of them stands in its place, never beside it.",
  fields: [],
  source: { title: "CMS on modifiers 59 and X{EPSU}; AAPC; Moda", mark: "S", from: "2015-01-01" },
  silentWithout: "mods",
  run(context, report) {
    for (const line of context.lines) {
      const narrow = line.mods.filter((modifier) => hasRole(modifier, "xSubset"));
      if (narrow.length === 0 || !line.mods.includes("59")) continue;
      const preferred = ask(context, "CodingPolicy", line, { topic: "modifier_preference" });
      const keep59 = preferred.kind === "rule" && preferred.rule.value === "59";
      const after = line.mods.filter((modifier) => (keep59 ? !narrow.includes(modifier) : modifier !== "59"));
      report.find({
        lines: [line],
        denied: [],
        message: `59 and ${joinWords(narrow, "and")} stand together on ${line.code}: use one of them`,
        fix: modifiersFix(
          line,
          keep59
            ? `Remove ${joinWords(narrow, "and")}: this payer takes 59`
            : `Remove 59 and keep ${joinWords(narrow, "and")}`,
          after,
        ),
      });
    }
  },
};

/** MOD-03: a modifier that does not exist on the date. */
export const modifierExists: LineCheck = {
  id: "MOD-03",
  name: "Modifier not valid on the date",
  family: "Pairs, modifiers and units",
  scope: "line",
  severity: "error",
  why: "A modifier that does not exist, has not begun or has ended on the date of service denies the line: CARC 182.",
  fields: [],
  source: { title: "CPT appendix A; CMS HCPCS Level II modifiers", mark: "K" },
  silentWithout: "mods",
  run(context, report) {
    for (const line of context.lines) {
      for (const modifier of new Set(line.mods)) {
        const life = modifierOn(modifier, line.dos, line.code);
        if (life.kind === "active") continue;
        const why =
          life.kind === "unknown"
            ? "does not exist"
            : life.kind === "ended"
              ? `ended ${life.modifier.to === null ? "" : wordsOf(life.modifier.to)}`
              : `begins ${life.modifier.from === null ? "" : wordsOf(life.modifier.from)}`;
        report.find({
          lines: [line],
          message: `Modifier ${modifier} on ${line.code} ${why}`,
          fix: {
            ...modifiersFix(
              line,
              `Remove ${modifier} from line ${line.index}, or correct it`,
              line.mods.filter((other) => other !== modifier),
            ),
            doubtful: true,
          },
        });
      }
    }
  },
};
