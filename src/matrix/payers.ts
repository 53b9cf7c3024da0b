import type { MatrixIssue, Payer, PayerScope, RuleBase } from "./rules";
import type { Mac } from "./tables";

/** The payers of a matrix, found by Payer ID, name or alias. */
export interface PayerBook {
  readonly all: readonly Payer[];
  /** The payer that a cell names; `undefined` where none or more than one does. */
  find(text: string): Payer | undefined;
  /** The payer with exactly this Payer ID, in any case. */
  byId(id: string): Payer | undefined;
}

/** A payer's name as it is compared: lower case, words and digits only. @example payerKey("Medicare  (Part B)") //=> "medicare part b" */
export function payerKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const MOST_FOUND = 10_000;

/** Makes the book; a Payer ID used twice, and an alias claimed by two payers, are issues and find nobody. */
export function payerBook(payers: readonly Payer[], issues: MatrixIssue[]): PayerBook {
  const ids = new Map<string, Payer>();
  const names = new Map<string, Payer | "several">();
  const issue = (payer: Payer, column: string, message: string, severity: MatrixIssue["severity"]): void => {
    issues.push({ table: "Payers", row: payer.row, column, rule: payer.id, severity, message });
  };
  const all: Payer[] = [];
  for (const payer of payers) {
    const key = payer.id.toLowerCase();
    const first = ids.get(key);
    if (first) {
      issue(
        payer,
        "Payer ID",
        `the Payer ID "${payer.id}" stands in row ${first.row} too. The row is left out until it is corrected`,
        "error",
      );
      continue;
    }
    ids.set(key, payer);
    all.push(payer);
  }
  for (const payer of all) {
    const own = new Set([payer.id, payer.name, ...payer.aliases].map(payerKey).filter((key) => key !== ""));
    for (const key of own) {
      const other = names.get(key);
      if (other === undefined) names.set(key, payer);
      else if (other !== "several") {
        names.set(key, "several");
        issue(
          payer,
          "Aliases",
          `"${key}" is claimed by ${other.id} and ${payer.id}: claims that say it are not checked. Keep it in one row`,
          "warning",
        );
      }
    }
  }
  /** A sheet writes its few payers on every line. */
  const found = new Map<string, Payer | undefined>();
  return {
    all,
    byId: (id) => ids.get(id.trim().toLowerCase()),
    find(text) {
      if (found.has(text)) return found.get(text);
      const named = names.get(payerKey(text));
      const payer = ids.get(text.trim().toLowerCase()) ?? (named === "several" ? undefined : named);
      if (found.size >= MOST_FOUND) found.clear();
      found.set(text, payer);
      return payer;
    },
  };
}

/** How narrowly a rule's payer cell speaks of a payer: 4 by its id, 3 by contractor, 2 by kind, 1 by `*`, 0 not at all. */
export function payerNarrowness(scope: PayerScope, payer: Payer, mac: Mac | null): number {
  switch (scope.kind) {
    case "payer":
      return scope.id.toLowerCase() === payer.id.toLowerCase() ? 4 : 0;
    case "mac":
      return scope.mac === mac && payer.kind === "Medicare" ? 3 : 0;
    case "kind":
      return scope.payerKind === payer.kind ? 2 : 0;
    case "all":
      return 1;
  }
}

/** A rule's payer cell in words. @example payerScopeText({ kind: "kind", payerKind: "Medicare" }) //=> "Kind:Medicare" */
export function payerScopeText(scope: PayerScope): string {
  switch (scope.kind) {
    case "payer":
      return scope.id;
    case "mac":
      return `MAC:${scope.mac}`;
    case "kind":
      return `Kind:${scope.payerKind}`;
    case "all":
      return "*";
  }
}

/** The issue of a rule whose Payer cell names a payer that the matrix does not have; else `null`. */
export function unknownPayer({ table, row, id, payer }: RuleBase, payers: PayerBook): MatrixIssue | null {
  if (payer.kind !== "payer" || payers.byId(payer.id)) return null;
  const meant = payers.find(payer.id);
  return {
    table,
    row,
    column: "Payer",
    rule: id,
    severity: "error",
    message: `the payer "${payer.id}" is not in Payers${meant ? `; did you mean ${meant.id}?` : ". Add it there, or write *"} The row is left out until it is corrected`,
  };
}
