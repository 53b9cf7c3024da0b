import type { Rule } from "../../matrix/rules";
import type { RuleTableName } from "../../matrix/tables";
import type { Baseline } from "./baseline";
import { rulesIn } from "./recorder";

/** Lines of one payer and code of which no rule of a table decides, though a check needs one: the check could not be made. */
export interface Undecided {
  readonly table: RuleTableName;
  /** The payer's name as the matrix has it. */
  readonly payer: string;
  readonly code: string;
  /** Positions of the lines, in sheet order. */
  readonly lines: readonly number[];
}

/** What the rules of a matrix have to do with a sheet. */
export interface Usage {
  /** Lines that a rule decided, alone or with others of its rank; a rule that decided none is left out. */
  readonly decided: ReadonlyMap<Rule, number>;
  /** The most lines first. */
  readonly undecided: readonly Undecided[];
}

/**
 * Which rules decide how many lines of the sheet, and which lines no rule decides.
 * @example matrix.tables.PriorAuth.rules.filter((rule) => !usageOf(baseline).decided.has(rule))
 */
export function usageOf(baseline: Baseline): Usage {
  return { decided: decidedLines(baseline), undecided: undecidedLines(baseline) };
}

/**
 * Positions of the lines that a rule decided, alone or with others of its rank, in sheet order. The rule may be of another reading of
 * the same matrix: it is known by its table, row and id.
 * @example linesDecidedBy(baseline, rule) //=> [3, 17]
 */
export function linesDecidedBy({ record }: Baseline, { table, row, id }: Pick<Rule, "table" | "row" | "id">): number[] {
  const lines = new Set<number>();
  for (const { lines: own, answers } of record.asked.get(table) ?? [])
    answers.forEach((answered, i) => {
      if (rulesIn(answered).some((rule) => rule.row === row && rule.id === id)) lines.add(own[i] ?? 0);
    });
  return [...lines].sort((a, b) => a - b);
}

function decidedLines({ record }: Baseline): Map<Rule, number> {
  const lines = new Map<Rule, number[]>();
  for (const questions of record.asked.values())
    for (const asked of questions)
      asked.answers.forEach((answered, i) => {
        const at = asked.lines[i] ?? 0;
        for (const rule of rulesIn(answered)) {
          const own = lines.get(rule);
          if (own) own.push(at);
          else lines.set(rule, [at]);
        }
      });
  return new Map([...lines].map(([rule, own]) => [rule, new Set(own).size]));
}

function undecidedLines({ units, kinds, lines, input }: Baseline): Undecided[] {
  const groups = new Map<string, Omit<Undecided, "lines"> & { readonly own: Set<number> }>();
  for (const {
    outcome: { unchecked },
  } of units) {
    for (let i = 0; i < unchecked.length; i += 2) {
      const table = kinds[unchecked[i] ?? 0]?.draft.undecided;
      const line = table && lines[unchecked[i + 1] ?? 0];
      if (!line) continue;
      const payer = input.matrix.payers.find(line.payer)?.name ?? line.payer;
      const key = `${table}\u0000${payer}\u0000${line.code}`;
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { table, payer, code: line.code, own: new Set() }));
      group.own.add(line.index);
    }
  }
  return [...groups.values()]
    .map(({ own, ...group }): Undecided => ({ ...group, lines: [...own].sort((a, b) => a - b) }))
    .sort(
      (a, b) =>
        b.lines.length - a.lines.length ||
        compare(a.table, b.table) ||
        compare(a.payer, b.payer) ||
        compare(a.code, b.code),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
