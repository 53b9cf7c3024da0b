import type { CheckResult } from "../../checks/engine";
import type { Finding } from "../../checks/finding";
import { loadedEngine } from "../../checks/load";
import {
  earlierExportInSteps,
  HASH_LENGTH,
  packedInSteps,
  sinceInSteps,
  type EarlierRun,
  type FindingName,
  type NamedRun,
  type SheetNames,
} from "../../checks/release";
import { summariseInSteps } from "../../checks/summary";
import type { Dismissal, Remembered } from "../../storage/memory";
import { saltedHash } from "../../values/hash";
import { eachInSteps, type Steps } from "../../values/steps";
import type { CheckedSheet, FindingMemory } from "./state";

/** Hex digits of the hash of what a finding speaks of. */
const CONTENT_LENGTH = 32;

/** The hash of what a finding speaks of: it decides whether a dismissal still holds. */
export const contentHash = (salt: string, name: FindingName): string =>
  saltedHash(salt, name.content(), CONTENT_LENGTH);

/** A result with the hashes by which its findings are known again. */
export interface Named {
  /** Hashes of another salt say nothing. */
  readonly salt: string;
  readonly names: readonly FindingName[];
  /** In the order of the findings. */
  readonly keys: readonly string[];
  readonly run: NamedRun;
  /** The same as it is kept, with every finding. */
  readonly packed: EarlierRun;
}

/** Names as hashes, in steps. @param at when the check was made */
export function* hashesInSteps({ findings, claims }: SheetNames, salt: string, at: number): Steps<Named> {
  const ofClaims = new Map<string, string>([["", ""]]);
  for (const claim of claims) {
    ofClaims.set(claim, saltedHash(salt, claim, HASH_LENGTH));
    yield;
  }
  const keys: string[] = [];
  for (const { key } of findings) {
    keys.push(saltedHash(salt, key, HASH_LENGTH));
    yield;
  }
  yield;
  const found = findings.map(({ claim }, i) => ({ key: keys[i] ?? "", claim: ofClaims.get(claim) ?? "" }));
  const run = { at, claims: claims.map((claim) => ofClaims.get(claim) ?? ""), findings: found };
  yield;
  return { salt, names: findings, keys, run, packed: yield* packedInSteps(run) };
}

/** What is kept of a check: the findings that are open. */
export function* openRun(checked: CheckedSheet & { readonly memory: FindingMemory }, own: Named): Steps<EarlierRun> {
  const dismissed = new Set(checked.memory.dismissed.map(({ finding }) => finding));
  if (dismissed.size === 0) return own.packed;
  const all = checked.baseline.result.findings;
  const isOpen = (finding: Finding | undefined): boolean => finding === undefined || !dismissed.has(finding);
  return yield* packedInSteps({ ...own.run, findings: own.run.findings.filter((_, i) => isOpen(all[i])) });
}

/** A result without what was dismissed, and what is known of the rest. */
export function* rememberedInSteps(
  checked: CheckedSheet,
  { names, keys, run, packed }: Named,
  { salt, dismissals, runs }: Remembered,
): Steps<CheckedSheet & { readonly memory: FindingMemory }> {
  const whole = checked.baseline.result;
  const { sheet, scope, loaded } = checked;
  const byKey = new Map(dismissals.map((each) => [each.key, each]));
  const open: Finding[] = [];
  const dismissed: FindingMemory["dismissed"][number][] = [];
  const returned = new Map<Finding, Dismissal>();
  const closed = new Set<string>();
  yield* eachInSteps(whole.findings.entries(), ([i, finding]) => {
    const [key, name] = [keys[i] ?? "", names[i]];
    const known = byKey.get(key);
    if (known && name && known.content === contentHash(salt, name)) {
      dismissed.push({ finding, reason: known.reason, at: known.at });
      closed.add(key);
      return;
    }
    open.push(finding);
    if (known) returned.set(finding, known);
  });
  const earlier = scope ? null : yield* earlierExportInSteps(runs, packed);
  const was = earlier && (yield* sinceInSteps(earlier, run, closed));
  const fresh = new Set<Finding>();
  if (was)
    yield* eachInSteps(whole.findings.entries(), ([i, finding]) => {
      if (was.fresh.has(keys[i] ?? "")) fresh.add(finding);
    });
  const result: CheckResult =
    dismissed.length === 0
      ? whole
      : {
          ...whole,
          findings: open,
          summary: yield* summariseInSteps(sheet, open, whole.notChecked, whole.summary.encounters),
        };
  // The engine made the check, so it is there.
  const ofScope = scope && loadedEngine()?.resultFor(result, sheet, scope.lines, loaded.matrix);
  return {
    ...checked,
    result: ofScope ?? result,
    memory: { dismissed, returned, fresh, since: was },
  };
}
