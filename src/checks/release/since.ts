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
export function packedRun({ at, claims, findings }: NamedRun): EarlierRun {
  return {
    at,
    claims: [...claims].sort().join(""),
    findings: findings.map(({ key, claim }) => key + claim.padEnd(HASH_LENGTH)).join(""),
  };
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
  const mine = new Set(pieces(now.claims));
  const others = [...kept].filter((run) => run.at < now.at && !isSameExport(run, now)).sort((a, b) => b.at - a.at);
  return (
    others.find((run) => {
      const theirs = pieces(run.claims);
      const shared = theirs.reduce((n, claim) => n + Number(mine.has(claim)), 0);
      return shared > 0 && shared >= SHARED_PART * Math.min(theirs.length, mine.size);
    }) ?? null
  );
}

/**
 * What is new, still open and gone.
 * @param run the check now, with every finding
 * @param dismissed hashes of findings that are not open: neither new nor still open, and not gone either
 */
export function since(earlier: EarlierRun, run: NamedRun, dismissed: ReadonlySet<string> = new Set()): Since {
  const [claims, found] = [new Set(run.claims), new Set(run.findings.map(({ key }) => key))];
  const before = new Set<string>();
  let [fixed, left] = [0, 0];
  const entries = pieces(earlier.findings);
  for (let i = 0; i + 1 < entries.length; i += 2) {
    const [key = "", claim = ""] = [entries[i], entries[i + 1]];
    before.add(key);
    if (found.has(key)) continue;
    if (claim.trim() === "" || claims.has(claim)) fixed++;
    else left++;
  }
  const open = run.findings.filter(({ key }) => !dismissed.has(key));
  const fresh = new Set(open.flatMap(({ key }) => (before.has(key) ? [] : [key])));
  return { at: earlier.at, fresh, still: open.length - fresh.size, fixed, left };
}

function pieces(text: string): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; at += HASH_LENGTH) all.push(text.slice(at, at + HASH_LENGTH));
  return all;
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
