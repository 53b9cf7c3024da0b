import { anyWithRole } from "../codes/modifiers";
import { inFamily } from "../codes/families";
import { wordsOf } from "../values/day";
import { evidenceSince, FEWEST_LINES, unpredicted, type Evidence } from "./evidence";
import { byCode, deniedFor, telling, type HoleSearch } from "./hole";
import { isDrug, type Judged } from "./outcomes";
import { deniedWords, editOf, ownRow, proposalOf, type Proposal } from "./proposal";

const asPair = deniedFor("NCCI-PTP");
/** Denied as part of another service, and not for a rule of that code alone. */
const bundled = (judged: Judged): boolean => asPair(judged) && judged.expected[0] !== "EM-10";
const bypassed = ({ line }: Judged): boolean => line.mods.includes("25") || anyWithRole(line.mods, "ncciBypass");

/** Codes whose fit with the answers differs by no more than one line are not told apart by it. */
const ALIKE = 4;

/** A code that may be what another one is bundled into. */
interface Column1 {
  readonly code: string;
  readonly evidence: Evidence;
  /** Lines of column 2 beside it. */
  readonly beside: readonly Judged[];
  readonly apart: readonly Judged[];
}

/**
 * Pairs that a payer bundles: a code that denies as part of another one where that one stands beside it on the day, and is paid where it does
 * not. Which of several codes it is told by the days on which they do not stand together; where they always do, by the national table, and
 * else nothing is proposed.
 */
export function bundlingHoles(search: HoleSearch): Proposal[] {
  return [...byCode(telling(search.lines, "NCCI-PTP"))].flatMap(([code, own]) => pairsOfColumn2(code, own, search));
}

function pairsOfColumn2(column2: string, own: readonly Judged[], search: HoleSearch): Proposal[] {
  const found: Proposal[] = [];
  let left = own;
  // A code may be part of several others: what one explains is set aside before the next is looked for.
  for (let round = 0; round < 5 && left.filter(bundled).length >= FEWEST_LINES; round++) {
    const best = bestColumn1(column2, left, search);
    if (!best) break;
    const made = pairProposal(column2, best, own, search);
    if (made) found.push(made);
    left = left.filter((each) => !best.beside.includes(each));
  }
  return found;
}

function bestColumn1(column2: string, own: readonly Judged[], search: HoleSearch): Column1 | null {
  const codes = new Set(own.filter(bundled).flatMap((each) => [...search.codesOfDay(each)]));
  codes.delete(column2);
  const candidates = [...codes].flatMap((code): Column1[] => {
    const beside = own.filter((each) => search.codesOfDay(each).has(code));
    const evidence = evidenceSince(
      beside.filter((each) => !bypassed(each)),
      bundled,
    );
    if (!evidence || unpredicted(evidence).length < FEWEST_LINES) return [];
    const apart = own.filter((each) => each.line.dos >= evidence.from && !search.codesOfDay(each).has(code));
    return [{ code, evidence, beside, apart }];
  });
  if (candidates.length === 0) return null;
  const most = Math.max(...candidates.map(({ evidence }) => evidence.gain));
  const alike = candidates.filter(({ evidence }) => evidence.gain > most - ALIKE);
  const chosen = alike.length === 1 ? alike[0] : (theNational(column2, alike, search) ?? theProcedure(alike));
  if (!chosen) return null;
  // Where it denies as often without that code, the code has nothing to do with it.
  const deniedApart = chosen.apart.filter(bundled).length;
  return deniedApart > 0 && deniedApart >= 0.5 * chosen.apart.length ? null : chosen;
}

function theNational(column2: string, alike: readonly Column1[], search: HoleSearch): Column1 | undefined {
  const national = alike.filter(
    ({ code, beside }) => beside[0] && search.nationalIndicator(code, column2, beside[0]) !== null,
  );
  return national.length === 1 ? national[0] : undefined;
}

/** Among codes that always stand together, a service is part of the one procedure, and not of the drug that it gave. */
function theProcedure(alike: readonly Column1[]): Column1 | undefined {
  const procedures = alike.filter(
    ({ code, beside }) => !isDrug(code) && (beside[0] ? inFamily(code, "infusion_initial", beside[0].line.dos) : false),
  );
  return procedures.length === 1 ? procedures[0] : undefined;
}

function pairProposal(
  column2: string,
  { code: column1, evidence, beside }: Column1,
  all: readonly Judged[],
  search: HoleSearch,
): Proposal | null {
  const saved = all.filter((each) => each.line.dos >= evidence.from && bypassed(each) && beside.includes(each));
  const paid = saved.filter(({ outcome }) => outcome.kind === "paid").length;
  const national = beside[0] ? search.nationalIndicator(column1, column2, beside[0]) : null;
  const { indicator, modifiers } = indicatorOf(saved.length, paid, national);
  const since = wordsOf(evidence.from);
  const existing = ownRow(
    search,
    "Bundling",
    search.payer,
    (rule) => rule.table === "Bundling" && rule.codes.text === column1 && rule.column2.text === column2,
    evidence.from,
  );
  return proposalOf(
    editOf(
      {
        table: "Bundling",
        payer: search.payer,
        values: { "Column 1": column1, "Column 2": column2, "Modifier Indicator": indicator },
        evidence,
        existing,
      },
      search,
    ),
    {
      kind: "hole",
      check: "NCCI-PTP",
      payer: search.payer,
      table: "Bundling",
      title: `${column2} into ${column1}: indicator ${indicator} from ${since}`,
      words: `${deniedWords(evidence, `${column2} beside ${column1}`, search.payerName)}, ${modifiers}, ${existing ? `${existing.id} says otherwise` : "no Bundling row"}: ${existing ? "change" : "add"} indicator ${indicator} from ${since}?`,
    },
    evidence,
  );
}

/** Whether a modifier helps: as lines with one were answered; where fewer than two were, as the national table has the pair, else none. */
function indicatorOf(
  saved: number,
  paid: number,
  national: 0 | 1 | null,
): { readonly indicator: "0" | "1"; readonly modifiers: string } {
  if (saved >= 2)
    return { indicator: paid >= 0.8 * saved ? "1" : "0", modifiers: `${paid} of ${saved} with a modifier paid` };
  if (national !== null)
    return { indicator: national === 1 ? "1" : "0", modifiers: `the national pair has indicator ${national}` };
  return { indicator: "0", modifiers: "no line with a modifier was answered" };
}
