import { anyWithRole } from "../codes/modifiers";
import { inFamily } from "../codes/families";
import { inForce, wordsOf } from "../values/day";
import { counted } from "../values/lists";
import { evidenceSince, fitSince, FEWEST_LINES, unpredicted, type Evidence } from "./evidence";
import { byCode, deniedFor, telling, type HoleSearch } from "./hole";
import { isDrug, type Judged } from "./outcomes";
import { deniedWords, editOf, ownRow, proposalOf, type Proposal, type RowDraft } from "./proposal";

const asPair = deniedFor("NCCI-PTP");
/** Denied as part of another service, and not for a rule of that code alone. */
const bundled = (judged: Judged): boolean => asPair(judged) && judged.expected[0] !== "EM-10";
const bypassed = ({ line }: Judged): boolean => line.mods.includes("25") || anyWithRole(line.mods, "ncciBypass");

/** Codes whose fit with the answers differs by no more than one line are not told apart by it. */
const ALIKE = 4;

/** A code that may be what another one is bundled into. */
interface Column1 {
  readonly code: string;
  /** Lines of column 2 beside it, and those of them that no modifier keeps apart. */
  readonly beside: readonly Judged[];
  readonly plain: readonly Judged[];
  readonly gain: number;
}

/** One for which enough speaks. */
interface Pair extends Column1 {
  readonly evidence: Evidence;
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

function bestColumn1(column2: string, own: readonly Judged[], search: HoleSearch): Pair | null {
  const codes = new Set(own.filter(bundled).flatMap((each) => [...search.codesOfDay(each)]));
  codes.delete(column2);
  const candidates = [...codes].map((code): Column1 => {
    const beside = own.filter((each) => search.codesOfDay(each).has(code));
    const plain = beside.filter((each) => !bypassed(each));
    return { code, beside, plain, gain: fitSince(plain, bundled).gain };
  });
  const most = Math.max(...candidates.map(({ gain }) => gain));
  // All that fit about as well are asked of, also those for which too little speaks yet: else one slip of the payer blames another code.
  const alike = candidates.filter(({ gain }) => gain > most - ALIKE);
  const chosen = alike.length === 1 ? alike[0] : (theNational(column2, alike, search) ?? theProcedure(alike));
  const evidence = chosen && evidenceSince(chosen.plain, bundled);
  if (!chosen || !evidence || unpredicted(evidence).length < FEWEST_LINES) return null;
  // Where it denies as often without that code, the code has nothing to do with it.
  const apart = own.filter(({ line }) => line.dos >= evidence.from).filter((each) => !chosen.beside.includes(each));
  const deniedApart = apart.filter(bundled).length;
  return deniedApart > 0 && deniedApart >= 0.5 * apart.length ? null : { ...chosen, evidence };
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
  { code: column1, evidence, beside }: Pair,
  all: readonly Judged[],
  search: HoleSearch,
): Proposal | null {
  const saved = all.filter((each) => each.line.dos >= evidence.from && bypassed(each) && beside.includes(each));
  const national = beside[0] ? search.nationalIndicator(column1, column2, beside[0]) : null;
  const existing = ownRow(
    search,
    "Bundling",
    search.payer,
    (rule) => rule.table === "Bundling" && rule.codes.text === column1 && rule.column2.text === column2,
    evidence.from,
  );
  return indicatorProposal({ column1, column2, evidence, existing, ...indicatorOf(saved, national) }, search);
}

interface PairRow extends Indicated {
  readonly column1: string;
  readonly column2: string;
  readonly evidence: Evidence;
  readonly existing: RowDraft["existing"];
}

function indicatorProposal(
  { column1, column2, evidence, existing, indicator, modifiers }: PairRow,
  search: HoleSearch,
): Proposal | null {
  const since = wordsOf(evidence.from);
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
      words: `${pairWords(indicator, evidence, `${column2} beside ${column1}`, search.payerName)}, ${modifiers}, ${existing ? `${existing.id} says otherwise` : "no Bundling row"}: ${existing ? "change" : "add"} indicator ${indicator} from ${since}?`,
    },
    evidence,
  );
}

/** What lines show: that they were denied, or, where a modifier is shown to help, that they were paid. */
function pairWords(indicator: string, evidence: Evidence, of: string, payer: string): string {
  const { supporting, against, from } = evidence;
  if (indicator === "0" || supporting.every(bundled)) return deniedWords(evidence, of, payer);
  const denied = against.length === 0 ? "" : `, ${against.length} denied meanwhile`;
  return `${counted(supporting.length, "line")} of ${of} with a modifier paid by ${payer} since ${wordsOf(from)}${denied}`;
}

/** A modifier that helps is paid, and one that does not is denied, nearly always; the national table is right about a payer four times in five. */
const PAID_MEANS = Math.log(0.97 / 0.05);
const DENIED_MEANS = Math.log(0.95 / 0.03);
const NATIONAL_MEANS = Math.log(4);

interface Indicated {
  readonly indicator: "0" | "1";
  /** Where that was seen. */
  readonly modifiers: string;
}

/** Whether a modifier helps: as lines with one were answered, beginning with what the national table has of the pair; else it does not. */
function indicatorOf(saved: readonly Judged[], national: 0 | 1 | null): Indicated {
  const denied = saved.filter(bundled).length;
  const paid = saved.filter(({ outcome }) => outcome.kind === "paid").length;
  const helps = paid * PAID_MEANS - denied * DENIED_MEANS + (national === 1 ? 1 : -1) * NATIONAL_MEANS;
  const answered = paid + denied;
  return {
    indicator: helps > 0 ? "1" : "0",
    modifiers:
      answered > 0
        ? `${paid} of ${answered} with a modifier paid`
        : national === null
          ? "no line with a modifier was answered"
          : `no line with a modifier was answered, the national pair has indicator ${national}`,
  };
}

/** Rows of this payer alone whose indicator the lines with a modifier speak against. */
export function indicatorHoles(search: HoleSearch): Proposal[] {
  return search.matrix.tables.Bundling.rules.flatMap((rule): Proposal[] => {
    if (rule.payer.kind !== "payer" || rule.payer.id !== search.payer) return [];
    if (rule.indicator !== "0" && rule.indicator !== "1") return [];
    const [column1, column2] = [rule.codes.text, rule.column2.text];
    const lines = telling(search.lines, "NCCI-PTP").filter(
      (each) =>
        each.line.code === column2 &&
        bypassed(each) &&
        inForce(rule.from, rule.to, each.line.dos) &&
        search.codesOfDay(each).has(column1),
    );
    const helped = rule.indicator === "0";
    const evidence = evidenceSince(lines, helped ? ({ outcome }) => outcome.kind === "paid" : bundled);
    if (!evidence) return [];
    const { supporting, against } = evidence;
    const paid = (helped ? supporting : against).length;
    const proposal = indicatorProposal(
      {
        column1,
        column2,
        evidence,
        existing: rule,
        indicator: helped ? "1" : "0",
        modifiers: `${paid} of ${supporting.length + against.length} with a modifier paid`,
      },
      search,
    );
    return proposal ? [proposal] : [];
  });
}
