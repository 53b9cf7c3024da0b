import type { CellValue, Cells } from "../values/cell";
import { folded, textOf } from "../values/cell";
import { isoOf, parseDay } from "../values/day";
import type { SamplePlan, SampleSize, StratifyBy } from "./sample";

/** By what a sample can be put together. */
export const STRATIFY_BY: readonly StratifyBy[] = ["payer", "provider", "family"];

const ALL = "all";
const OPEN = "open";
const NONE = "none";

/** Words above the table of a worksheet that say what was drawn, so that it can be read back wherever the file has been. */
export const PLAN_LABELS = ["Payer", "Provider", "Family", "From", "To", "Strata", "Size", "Seed"] as const;
export type PlanLabel = (typeof PLAN_LABELS)[number];

/**
 * What is drawn, a label and a word each.
 * @example planRows({ population: {}, size: { size: 30 }, seed: 1 })[6] //=> ["Size", "30 encounters"]
 */
export function planRows({ population, size, by, seed }: SamplePlan): (readonly [PlanLabel, string])[] {
  const { payer = ALL, provider = ALL, family = ALL, from, to } = population;
  return [
    ["Payer", payer],
    ["Provider", provider],
    ["Family", family],
    ["From", from === undefined ? OPEN : isoOf(from)],
    ["To", to === undefined ? OPEN : isoOf(to)],
    ["Strata", by ?? NONE],
    ["Size", "size" in size ? `${size.size} encounters` : `margin ${size.margin}, confidence ${size.confidence}`],
    ["Seed", String(seed)],
  ];
}

/** The word beside a label, in the rows above the table; `null` where there is none. */
export function besideLabel(head: Cells, label: string): CellValue {
  const row = head.find(([first]) => folded(textOf(first)) === folded(label));
  return row ? (row[1] ?? null) : null;
}

/** Reads what was drawn. @returns a label whose row is gone or says something else */
export function readPlan(head: Cells): SamplePlan | { readonly unread: PlanLabel } {
  const said = new Map(PLAN_LABELS.map((label) => [label, textOf(besideLabel(head, label)).trim()]));
  const word = (label: PlanLabel): string => said.get(label) ?? "";
  const blank = PLAN_LABELS.find((label) => word(label) === "");
  if (blank) return { unread: blank };
  const size = readSize(word("Size"));
  const seed = Number(word("Seed"));
  const by = STRATIFY_BY.find((each) => each === word("Strata"));
  if (!size) return { unread: "Size" };
  if (!Number.isInteger(seed)) return { unread: "Seed" };
  if (!by && word("Strata") !== NONE) return { unread: "Strata" };
  const days = { from: dayIn(head, "From"), to: dayIn(head, "To") };
  if (days.from === null) return { unread: "From" };
  if (days.to === null) return { unread: "To" };
  const only = (label: PlanLabel, key: "payer" | "provider" | "family") =>
    word(label) === ALL ? {} : { [key]: word(label) };
  return {
    population: {
      ...only("Payer", "payer"),
      ...only("Provider", "provider"),
      ...only("Family", "family"),
      ...(days.from === undefined ? {} : { from: days.from }),
      ...(days.to === undefined ? {} : { to: days.to }),
    },
    size,
    seed,
    ...(by ? { by } : {}),
  };
}

function readSize(text: string): SampleSize | null {
  const [, count] = /^(\d+) encounters?$/.exec(text) ?? [];
  if (count !== undefined) return Number(count) > 0 ? { size: Number(count) } : null;
  const [, margin, confidence] = /^margin ([\d.]+), confidence ([\d.]+)$/.exec(text) ?? [];
  const isShare = (share: number): boolean => share > 0 && share < 1;
  return isShare(Number(margin)) && isShare(Number(confidence))
    ? { margin: Number(margin), confidence: Number(confidence) }
    : null;
}

/** A day, as it was written or as Excel took it; `null` where it is none. */
function dayIn(head: Cells, label: "From" | "To"): number | null | undefined {
  const value = besideLabel(head, label);
  if (typeof value === "number") return Number.isInteger(value) && value > 0 ? value : null;
  const text = textOf(value).trim();
  return text === OPEN ? undefined : parseDay(text);
}
