import { atOnce, eachInSteps, isPause, type Steps } from "../../values/steps";

/** What is kept of a check, in hashes alone: which claims were on the sheet, and which findings were open. */
export interface EarlierRun {
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
  /** Hashes of the claims, one after the other. */
  readonly claims: string;
  /** Hash of a finding and hash of its claim, one after the other. */
  readonly findings: string;
}

/** A check by the hashes of what it was made of. */
export interface NamedRun {
  readonly at: number;
  readonly claims: readonly string[];
  /** In the order of the result's findings, those that were dismissed at their end or anywhere. */
  readonly findings: readonly { readonly key: string; readonly claim: string }[];
}

/** What became of the findings since an earlier export of the same claims. */
export interface Since {
  /** When the earlier one was checked, in milliseconds since 1970. */
  readonly at: number;
  /** Hashes of findings that were not open then. */
  readonly fresh: ReadonlySet<string>;
  readonly still: number;
  /** No longer found, although their claim is still in the export. */
  readonly fixed: number;
  /** Their claim is no longer in the export. */
  readonly left: number;
}

/** Hex digits that are kept of a hash: enough to tell a million findings apart. */
export const HASH_LENGTH = 16;

/** An export has claims of an earlier one where it shares this part of the smaller of the two. */
const SHARED_PART = 0.25;

/** Keeps a check. @example packedRun(run).claims.length / HASH_LENGTH //=> 120 */
export function packedRun(run: NamedRun): EarlierRun {
  return atOnce(packedInSteps(run));
}

/** The same in steps. */
export function* packedInSteps({ at, claims, findings }: NamedRun): Steps<EarlierRun> {
  const sorted = [...claims].sort().join("");
  yield;
  let packed = "";
  yield* eachInSteps(findings, ({ key, claim }) => (packed += key + claim.padEnd(HASH_LENGTH)));
  return { at, claims: sorted, findings: packed };
}

/** Whether a check is of the same export: the same claims on the same day by this computer's clock. It then stands in the other's place. */
export function isSameExport(a: EarlierRun, b: EarlierRun): boolean {
  return a.claims === b.claims && new Date(a.at).toDateString() === new Date(b.at).toDateString();
}

/**
 * The last check of another export of the same claims: one that shares a quarter of the claims of the smaller one.
 * @param kept in any order
 */
export function earlierExport(kept: readonly EarlierRun[], now: EarlierRun): EarlierRun | null {
  return atOnce(earlierExportInSteps(kept, now));
}

/** The same in steps. */
export function* earlierExportInSteps(kept: readonly EarlierRun[], now: EarlierRun): Steps<EarlierRun | null> {
  const others = [...kept].filter((run) => run.at < now.at && !isSameExport(run, now)).sort((a, b) => b.at - a.at);
  if (others.length === 0) return null;
  const mine = new Set<string>();
  yield* eachInSteps(pieces(now.claims), (claim) => mine.add(claim));
  for (const run of others) {
    let [theirs, shared] = [0, 0];
    yield* eachInSteps(pieces(run.claims), (claim) => {
      theirs++;
      if (mine.has(claim)) shared++;
    });
    if (shared > 0 && shared >= SHARED_PART * Math.min(theirs, mine.size)) return run;
  }
  return null;
}

/**
 * What is new, still open and gone.
 * @param run the check now, with every finding
 * @param dismissed hashes of findings that are not open: neither new nor still open, and not gone either
 */
export function since(earlier: EarlierRun, run: NamedRun, dismissed: ReadonlySet<string> = new Set()): Since {
  return atOnce(sinceInSteps(earlier, run, dismissed));
}

/** The same in steps. */
export function* sinceInSteps(earlier: EarlierRun, run: NamedRun, dismissed: ReadonlySet<string>): Steps<Since> {
  const [claims, found, before] = [new Set<string>(), new Set<string>(), new Set<string>()];
  yield* eachInSteps(run.claims, (claim) => claims.add(claim));
  yield* eachInSteps(run.findings, ({ key }) => found.add(key));
  let [fixed, left] = [0, 0];
  const entries = pieces(earlier.findings);
  for (let entry = entries.next(), i = 1; !entry.done; entry = entries.next(), i++) {
    const key = entry.value;
    const claim = entries.next().value ?? "";
    if (isPause(i)) yield;
    before.add(key);
    if (found.has(key)) continue;
    if (claim.trim() === "" || claims.has(claim)) fixed++;
    else left++;
  }
  const fresh = new Set<string>();
  let open = 0;
  yield* eachInSteps(run.findings, ({ key }) => {
    if (dismissed.has(key)) return;
    open++;
    if (!before.has(key)) fresh.add(key);
  });
  return { at: earlier.at, fresh, still: open - fresh.size, fixed, left };
}

/** The hashes of a text that holds one after the other. */
function* pieces(text: string): Generator<string, undefined> {
  for (let at = 0; at < text.length; at += HASH_LENGTH) yield text.slice(at, at + HASH_LENGTH);
  return undefined;
}

/** Days for which checks are kept, and how much of them. */
export const KEPT_DAYS = 90;
const KEPT_HASHES = 200_000;

/** Puts a check to those that are kept: the newest stay, up to 90 days and 200,000 findings; the last check stays whatever its size. */
export function withRun(kept: readonly EarlierRun[], run: EarlierRun): EarlierRun[] {
  const oldest = run.at - KEPT_DAYS * 24 * 60 * 60 * 1000;
  const others = kept.filter((each) => each.at > oldest && !isSameExport(each, run)).sort((a, b) => b.at - a.at);
  const all = [run, ...others];
  let hashes = 0;
  const fits = all.findIndex((each, i) => {
    hashes += (each.claims.length + each.findings.length) / HASH_LENGTH;
    return i > 0 && hashes > KEPT_HASHES * 2;
  });
  return fits < 0 ? all : all.slice(0, fits);
}
