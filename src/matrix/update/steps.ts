import { namedCodes, type CodeList } from "../../codes/code-list";
import { lifeOn } from "../../codes/lifecycle";
import type { Reference } from "../../codes/reference/reference";
import { inForce, wordsOf, type Day } from "../../values/day";
import { groupBy, joinWords } from "../../values/lists";
import { firstDay, lastDay, scopeKey } from "../health/terms";
import type { Matrix } from "../matrix";
import { payerScopeText } from "../payers";
import type { CodeLife, Rule } from "../rules";
import { RULE_TABLES, TABLE_NAMES, type RuleTableName } from "../tables";
import { hintsOf, type EditionHint } from "./hints";
import { editionStates, quarterAfter, quarterOf, type EditionState, type Quarter } from "./quarter";

/** A code of the matrix that ends, begins or gets another meaning near the day. */
export interface CodeEvent {
  readonly code: string;
  readonly kind: "ends" | "begins" | "redefined";
  /** Its last day, or the first day of its new life. */
  readonly day: Day;
  readonly replacement: readonly string[];
  readonly note: string;
  /** Rule IDs of the rules that name it. */
  readonly rules: readonly string[];
}

/** The column of a rule in which a code stands. */
export type CodeColumn = "Codes" | "Column 1" | "Column 2";

/** A code of a rule that ends, with its only replacement: the rule is to end with it and to go on with the other. */
export interface ProposedChange {
  /** Names the proposal for as long as the matrix stays as it is. */
  readonly key: string;
  readonly table: RuleTableName;
  readonly row: number;
  readonly rule: string;
  readonly payer: string;
  readonly column: CodeColumn;
  readonly code: string;
  /** The last day of the code. */
  readonly lastDay: Day;
  readonly replacement: string;
  /** Another rule says the same of the replacement already: the code goes, and nothing takes its place. */
  readonly alreadyThere: string | null;
  /** What `CodeStatus` notes of the change, such as a modifier that goes with the replacement. */
  readonly note: string;
  /** The proposal in words. */
  readonly message: string;
}

/** A rule that somebody has to look at, because more than one thing could be right. */
export interface ByHand {
  readonly table: RuleTableName;
  readonly row: number;
  readonly rule: string;
  readonly payer: string;
  readonly code: string;
  readonly message: string;
}

/** What is to be done at the turn of a quarter or year. */
export interface UpdateSteps {
  readonly asOf: Day;
  readonly quarter: Quarter;
  readonly next: Quarter;
  readonly editions: readonly EditionState[];
  readonly codes: readonly CodeEvent[];
  readonly changes: readonly ProposedChange[];
  readonly byHand: readonly ByHand[];
  readonly hints: readonly EditionHint[];
}

/** How far codes are looked for before and after the day: what is announced a quarter ahead can be prepared. */
const WINDOW: Day = 120;

/**
 * What the turn of a quarter or year asks of a matrix: which national tables are old, which of its codes end or begin, and which rules name a
 * code that ends. A rule is changed only where exactly one replacement is known; everything else is listed for a person.
 * @example updateSteps(matrix, reference, dayOf(2026, 1, 1)!).changes.map(({ message }) => message)
 */
export function updateSteps(matrix: Matrix, reference: Reference, asOf: Day): UpdateSteps {
  const named = rulesByCode(matrix);
  const changes: ProposedChange[] = [];
  const byHand: ByHand[] = [];
  const others = byScope(matrix);
  for (const [code, lives] of matrix.codeLives) {
    for (const place of placesOf(code, named.get(code) ?? [])) {
      for (const told of lives.flatMap((life) => proposals(place, life, lives, matrix, others, asOf))) {
        if ("key" in told) changes.push(told);
        else byHand.push(told);
      }
    }
  }
  const { agreed, disputed } = withoutDisputes(changes, matrix);
  return {
    asOf,
    quarter: quarterOf(asOf),
    next: quarterAfter(asOf),
    editions: editionStates(reference, asOf),
    codes: [...named]
      .flatMap(([code, rules]) => codeEvents(code, rules, matrix.codeLives.get(code) ?? [], asOf))
      .sort(byDay),
    changes: agreed.sort(inOrder),
    byHand: [...byHand, ...disputed].sort(inOrder),
    hints: [...named.keys()].flatMap((code) => hintsOf(code, named.get(code) ?? [], matrix, reference, asOf)),
  };
}

const byDay = (a: CodeEvent, b: CodeEvent): number => a.day - b.day || (a.code < b.code ? -1 : 1);
const inOrder = (a: ByHand | ProposedChange, b: ByHand | ProposedChange): number =>
  TABLE_NAMES.indexOf(a.table) - TABLE_NAMES.indexOf(b.table) || a.row - b.row;

function codeEvents(code: string, rules: readonly Rule[], lives: readonly CodeLife[], asOf: Day): CodeEvent[] {
  const isNear = (day: Day | null): day is Day => day !== null && Math.abs(day - asOf) <= WINDOW;
  const ids = rules.filter((rule) => lastDay(rule) >= asOf - WINDOW).map((rule) => rule.id);
  if (ids.length === 0) return [];
  return lives.flatMap((life): CodeEvent[] => {
    const event = { code, replacement: life.replacement, note: life.note, rules: ids };
    const before = lives.some((other) => other.to !== null && life.from !== null && other.to < life.from);
    return [
      ...(isNear(life.to) && !nextLife(life, lives) ? [{ ...event, kind: "ends" as const, day: life.to }] : []),
      ...(isNear(life.from)
        ? [{ ...event, kind: before ? ("redefined" as const) : ("begins" as const), day: life.from }]
        : []),
    ];
  });
}

const nextLife = (life: CodeLife, lives: readonly CodeLife[]): CodeLife | undefined =>
  lives.find((other) => life.to !== null && other.from !== null && other.from > life.to);

interface Place {
  readonly rule: Rule;
  readonly column: CodeColumn;
  readonly list: CodeList;
  readonly code: string;
  /** The code is one that the list leaves out. */
  readonly isExcluded: boolean;
}

/** Where rules name a code by itself: the ends of a range need not be codes. */
function placesOf(code: string, rules: readonly Rule[]): Place[] {
  const isCode = (terms: CodeList["terms"]): boolean =>
    terms.some((term) => term.kind === "code" && term.code === code);
  return rules.flatMap((rule) => {
    const columns: readonly (readonly [CodeColumn, CodeList])[] =
      rule.table === "Bundling"
        ? [
            ["Column 1", rule.codes],
            ["Column 2", rule.column2],
          ]
        : [["Codes", rule.codes]];
    return columns.flatMap(([column, list]): Place[] => [
      ...(isCode(list.terms) ? [{ rule, column, list, code, isExcluded: false }] : []),
      ...(isCode(list.excluded) ? [{ rule, column, list, code, isExcluded: true }] : []),
    ]);
  });
}

/** The rules that name or leave out each code. */
function rulesByCode(matrix: Matrix): ReadonlyMap<string, readonly Rule[]> {
  const named = new Map<string, Rule[]>();
  for (const name of RULE_TABLES) {
    for (const rule of matrix.tables[name].rules) {
      const lists = rule.table === "Bundling" ? [rule.codes, rule.column2] : [rule.codes];
      const codes = lists.flatMap(({ terms, excluded }) =>
        [...terms, ...excluded].flatMap((term) => (term.kind === "code" ? [term.code] : [])),
      );
      for (const code of new Set(codes)) {
        const known = named.get(code);
        if (known) known.push(rule);
        else named.set(code, [rule]);
      }
    }
  }
  return named;
}

function byScope(matrix: Matrix): ReadonlyMap<string, readonly Rule[]> {
  const scopes = new Map<string, Rule[]>();
  for (const name of RULE_TABLES) {
    for (const rule of matrix.tables[name].rules) {
      const known = scopes.get(scopeKey(rule));
      if (known) known.push(rule);
      else scopes.set(scopeKey(rule), [rule]);
    }
  }
  return scopes;
}

/** The day that stands for a code that never existed: Health tells such a code. */
const NEVER: Day = 1;

function proposals(
  place: Place,
  life: CodeLife,
  lives: readonly CodeLife[],
  matrix: Matrix,
  others: ReadonlyMap<string, readonly Rule[]>,
  asOf: Day,
): (ProposedChange | ByHand)[] {
  const { rule, code, column } = place;
  const { to: ends } = life;
  if (ends === null || ends === NEVER || ends > asOf + WINDOW || lastDay(rule) <= ends) return [];
  const at = { table: rule.table, row: rule.row, rule: rule.id, payer: payerScopeText(rule.payer), code };
  const hand = (message: string): ByHand[] => [{ ...at, message }];
  const ended = `${code} ${ends < asOf ? "ended" : "ends"} ${wordsOf(ends)}`;
  const next = nextLife(life, lives);
  if (next) {
    const { from } = next;
    const reviewed = from !== null && ((rule.reviewed ?? 0) >= from || firstDay(rule) >= from);
    return reviewed || from === null
      ? []
      : hand(
          `${code} means something else from ${wordsOf(from)}. Look whether the rule still holds, and mark it reviewed`,
        );
  }
  if (firstDay(rule) > ends) return hand(`${ended}, before the rule begins. Health tells what to write instead`);
  if (place.isExcluded)
    return hand(`${ended}, and the rule leaves it out. Look whether it should leave out what replaces it`);
  const [replacement, ...more] = life.replacement;
  if (replacement === undefined)
    return hand(`${ended}, and no replacement is known. End the rule, or write what replaces it`);
  if (more.length > 0)
    return hand(
      `${ended}, and ${joinWords(life.replacement, "or")} may replace it. Choose by what the payer's bulletin says`,
    );
  const then = lifeOn(matrix.codeLives.get(replacement), ends + 1).kind;
  if (then !== "active" && then !== "unknown")
    return hand(
      `${ended}, and its replacement ${replacement} does not exist from ${wordsOf(ends + 1)}. Look into CodeStatus`,
    );
  const alreadyThere = sayingSo(place, replacement, ends + 1, others.get(scopeKey(rule)) ?? []);
  return [
    {
      ...at,
      key: `${rule.table}|${rule.row}|${column}|${code}`,
      column,
      lastDay: ends,
      replacement,
      alreadyThere,
      note: life.note,
      message:
        alreadyThere === null
          ? `${ended}: the rule goes on with ${replacement} from ${wordsOf(ends + 1)}`
          : `${ended}: ${alreadyThere} speaks of ${replacement} already, so ${code} is taken out from ${wordsOf(ends + 1)}`,
    },
  ];
}

/** The rule that speaks of the replacement already, where the code's own rule could only repeat or contradict it. */
function sayingSo(place: Place, replacement: string, on: Day, others: readonly Rule[]): string | null {
  const { rule, column } = place;
  const found = others.find(
    (other) =>
      other !== rule &&
      inForce(other.from, other.to, on) &&
      (other.diagnoses?.text ?? "") === (rule.diagnoses?.text ?? "") &&
      (other.places ?? []).join() === (rule.places ?? []).join() &&
      sameOtherColumn(rule, other, column) &&
      namedCodes(column === "Column 2" && other.table === "Bundling" ? other.column2 : other.codes).includes(
        replacement,
      ),
  );
  return found?.id ?? null;
}

function sameOtherColumn(rule: Rule, other: Rule, column: CodeColumn): boolean {
  if (rule.table !== "Bundling" || other.table !== "Bundling") return true;
  return column === "Column 2" ? rule.codes.text === other.codes.text : rule.column2.text === other.column2.text;
}

/** Two codes may have one replacement: where their rules say different things of it, a person decides which holds. */
function withoutDisputes(
  changes: readonly ProposedChange[],
  matrix: Matrix,
): { readonly agreed: ProposedChange[]; readonly disputed: ByHand[] } {
  const rules = new Map<string, Rule>(
    RULE_TABLES.flatMap((name) => matrix.tables[name].rules.map((rule) => [`${name}|${rule.row}`, rule] as const)),
  );
  const ruleOf = ({ table, row }: ProposedChange): Rule | undefined => rules.get(`${table}|${row}`);
  const groups = groupBy(changes, (change) => {
    const rule = ruleOf(change);
    if (!rule) return change.key;
    const second = rule.table !== "Bundling" ? "" : change.column === "Column 1" ? rule.column2.text : rule.codes.text;
    const subject = [rule.diagnoses?.text ?? "", (rule.places ?? []).join(), change.column, second];
    return [scopeKey(rule), change.replacement, ...subject].join("|");
  });
  const agreed: ProposedChange[] = [];
  const disputed: ByHand[] = [];
  for (const group of groups.values()) {
    const says = new Set(group.map((change) => ruleOf(change)?.says));
    if (says.size === 1) {
      agreed.push(...group);
      continue;
    }
    const names = joinWords([...new Set(group.map((change) => change.rule))], "and");
    for (const { table, row, rule, payer, code, replacement } of group) {
      const message = `${code} goes on as ${replacement}, and ${names} would say different things of it. Choose which holds`;
      disputed.push({ table, row, rule, payer, code, message });
    }
  }
  return { agreed, disputed };
}
