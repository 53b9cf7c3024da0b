// Engines of rules, and a spreadsheet, with the rows of prior authorisation alone: that is all they can hold of the five in any sensible time.
import { median, timeOf } from "../measure";
import type { Figures } from "../scenario";
import type { FlatAuth, FlatDiagnoses, FlatRules } from "./flat-rules";
import type { Question } from "./database";
import { peer } from "./packages";

/** Rows that speak of one payer and code, by both: an index that somebody would have to build and keep beside the engine. */
function byPayerAndCode(rules: readonly FlatAuth[]): Map<string, FlatAuth[]> {
  const map = new Map<string, FlatAuth[]>();
  for (const rule of rules) {
    const key = `${rule.payer}|${rule.code}`;
    const known = map.get(key);
    if (known) known.push(rule);
    else map.set(key, [rule]);
  }
  return map;
}

interface Condition {
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
}
interface JsonRulesEngine {
  addOperator(name: string, test: (fact: string, value: readonly [string, string][]) => boolean): void;
  addRule(rule: {
    readonly conditions: { readonly all: readonly Condition[] };
    readonly event: { readonly type: string };
    readonly priority: number;
  }): void;
  run(facts: Readonly<Record<string, unknown>>): Promise<{ readonly events: readonly { readonly type: string }[] }>;
}
interface JsonRules {
  readonly Engine: new () => JsonRulesEngine;
}

/** What a payer wants, by the rows of its payer and code: what every engine has to answer. */
function needOf(rules: readonly FlatAuth[] | undefined, { day, dx }: Question): string | null {
  let found: FlatAuth | null = null;
  for (const rule of rules ?? []) {
    const fits = rule.diagnoses?.some(({ low, high }) => dx >= low && dx < high) ?? true;
    if (day < rule.from || day > rule.to || !fits) continue;
    if (found === null || priorityOf(rule) > priorityOf(found)) found = rule;
  }
  return found?.need ?? null;
}

/** The narrower row decides, and of two for one code that for a diagnosis. */
const priorityOf = ({ rank, diagnoses }: FlatAuth): number => rank * 2 + (diagnoses ? 1 : 0) + 1;

/** How many questions are put to an engine that looks at every rule: each takes long. */
const FEW = 6;

export async function measureJsonRules(
  { auth }: Pick<FlatRules, "auth">,
  peers: string,
  questions: readonly Question[],
): Promise<Figures> {
  const { Engine } = peer<JsonRules>(peers, "json-rules-engine");
  const engineOf = (rules: readonly FlatAuth[]): JsonRulesEngine => {
    const engine = new Engine();
    engine.addOperator("in any range", (fact, ranges) => ranges.some(([low, high]) => fact >= low && fact < high));
    for (const rule of rules) {
      const { payer, code, from, to, need, diagnoses } = rule;
      engine.addRule({
        conditions: {
          all: [
            { fact: "payer", operator: "equal", value: payer },
            { fact: "code", operator: "equal", value: code },
            { fact: "day", operator: "greaterThanInclusive", value: from },
            { fact: "day", operator: "lessThanInclusive", value: to },
            ...(diagnoses
              ? [{ fact: "dx", operator: "in any range", value: diagnoses.map(({ low, high }) => [low, high]) }]
              : []),
          ],
        },
        event: { type: need },
        priority: priorityOf(rule),
      });
    }
    return engine;
  };
  const whole = engineOf(auth);
  const index = byPayerAndCode(auth);
  const wanted = (question: Question): string | null => needOf(index.get(keyOf(question)), question);
  const engines = new Map([...index].map(([key, rules]) => [key, engineOf(rules)]));
  const answer = async (engine: JsonRulesEngine | undefined, question: Question): Promise<string | null> =>
    (await engine?.run({ ...question }))?.events[0]?.type ?? null;
  return {
    ...(await each(questions.slice(0, FEW), "all rules us", wanted, (question) => answer(whole, question))),
    ...(await each(questions, "behind an index us", wanted, (question) =>
      answer(engines.get(keyOf(question)), question),
    )),
    rules: auth.length,
  };
}

interface Decision {
  evaluate(context: unknown): Promise<{ readonly result?: { readonly need?: string } | null }>;
}
interface Zen {
  readonly ZenEngine: new () => { createDecision(content: Buffer): Decision };
}

export async function measureZen(
  { auth }: Pick<FlatRules, "auth">,
  peers: string,
  questions: readonly Question[],
): Promise<Figures> {
  const { ZenEngine } = peer<Zen>(peers, "@gorules/zen-engine");
  const engine = new ZenEngine();
  const decisionOf = (rules: readonly FlatAuth[]): Decision =>
    engine.createDecision(Buffer.from(JSON.stringify(graphOf(rules))));
  const whole = decisionOf(auth);
  const index = byPayerAndCode(auth);
  const wanted = (question: Question): string | null => needOf(index.get(keyOf(question)), question);
  const decisions = new Map([...index].map(([key, rules]) => [key, decisionOf(rules)]));
  const answer = async (decision: Decision | undefined, question: Question): Promise<string | null> =>
    (await decision?.evaluate(question))?.result?.need ?? null;
  return {
    ...(await each(questions.slice(0, FEW * 5), "all rules us", wanted, (question) => answer(whole, question))),
    ...(await each(questions, "behind an index us", wanted, (question) =>
      answer(decisions.get(keyOf(question)), question),
    )),
    rules: auth.length,
  };
}

/** The beginnings of diagnoses between two texts: this engine compares no texts. */
function prefixesOf({ low, high }: FlatDiagnoses): string[] {
  const prefixes = Array.from({ length: 100 }, (_, n) => `${low.charAt(0)}${String(n).padStart(2, "0")}`);
  const whole = prefixes.filter((prefix) => prefix >= low && prefix < high);
  return low.length > 3 || whole.length === 0 ? [low] : whole;
}

/** A decision table of which the first row that fits decides: the narrowest rows stand first. */
function graphOf(rules: readonly FlatAuth[]): unknown {
  const sorted = [...rules].sort((a, b) => priorityOf(b) - priorityOf(a));
  const input = (id: string) => ({ id, name: id, type: "expression", field: id });
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
      {
        id: "table",
        name: "table",
        type: "decisionTableNode",
        position: { x: 1, y: 0 },
        content: {
          hitPolicy: "first",
          inputs: ["payer", "code", "day", "dx"].map(input),
          outputs: [{ id: "need", name: "need", type: "expression", field: "need" }],
          rules: sorted.map(({ payer, code, from, to, need, diagnoses }, i) => ({
            _id: String(i),
            payer: JSON.stringify(payer),
            code: JSON.stringify(code),
            day: `[${from}..${to}]`,
            dx: diagnoses ? `matches($, "^(${diagnoses.flatMap(prefixesOf).join("|")})")` : "",
            need: JSON.stringify(need),
          })),
        },
      },
      { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "a", type: "edge", sourceId: "in", targetId: "table" },
      { id: "b", type: "edge", sourceId: "table", targetId: "out" },
    ],
  };
}

interface Sheet {
  setCellContents(
    at: { readonly sheet: number; readonly row: number; readonly col: number },
    cells: readonly (readonly unknown[])[],
  ): unknown;
  getCellValue(at: { readonly sheet: number; readonly row: number; readonly col: number }): unknown;
}
interface Hyper {
  readonly HyperFormula: {
    buildFromSheets(
      sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
      options: Readonly<Record<string, unknown>>,
    ): Sheet;
  };
}

/** A sheet of rules, and a formula that counts those that want an authorisation: what people write in a workbook. It knows no diagnoses. */
export async function measureHyperFormula(
  { auth }: Pick<FlatRules, "auth">,
  peers: string,
  questions: readonly Question[],
): Promise<Figures> {
  const { HyperFormula } = peer<Hyper>(peers, "hyperformula");
  const rows = auth.map(({ payer, code, from, to, need }) => [payer, code, from, to, need]);
  const sheet = HyperFormula.buildFromSheets(
    { Rules: rows, Asked: [] },
    { licenseKey: "gpl-v3", maxRows: Math.max(40_000, rows.length + 10) },
  );
  const column = (letter: string): string => `Rules!$${letter}$1:$${letter}$${rows.length}`;
  const index = byPayerAndCode(auth);
  const wanted = (question: Question): number =>
    (index.get(keyOf(question)) ?? []).filter(
      ({ from, to, need }) => question.day >= from && question.day <= to && need === "always",
    ).length;
  return each(questions.slice(0, FEW * 10), "all rules us", wanted, ({ payer, code, day }, row) => {
    const formula = `=COUNTIFS(${column("A")},"${payer}",${column("B")},"${code}",${column("C")},"<=${day}",${column("D")},">=${day}",${column("E")},"always")`;
    sheet.setCellContents({ sheet: 1, row, col: 0 }, [[formula]]);
    return sheet.getCellValue({ sheet: 1, row, col: 0 });
  });
}

const keyOf = ({ payer, code }: Question): string => `${payer}|${code}`;

/** Microseconds of one question at the median. @throws where an answer is another than the rows say */
async function each(
  questions: readonly Question[],
  name: string,
  wanted: (question: Question) => string | number | null,
  ask: (question: Question, i: number) => unknown,
): Promise<Figures> {
  const times: number[] = [];
  for (const [i, question] of questions.entries()) {
    const { time, value } = await timeOf(() => ask(question, i));
    if (value !== wanted(question))
      throw new Error(
        `${name}: ${JSON.stringify(question)} was answered with ${String(value)}, not ${String(wanted(question))}`,
      );
    times.push(time.wall * 1000);
  }
  return { [name]: median(times) };
}
