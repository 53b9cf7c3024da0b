import type { Proposal } from "../../../src/learning/proposal";
import type { RowValues } from "../../../src/matrix/edit/edit";
import { textOf } from "../../../src/values/cell";
import type { HiddenRule } from "./rules";

/** What a proposal's rows say, added or changed. */
export function saidBy({ edit }: Proposal): RowValues[] {
  return edit.changes.map((change) =>
    change.kind === "set" ? Object.fromEntries(change.cells.map(({ column, to }) => [column, to])) : change.values,
  );
}

/** Whether a proposal says what a hidden rule does, whenever it began. */
export function says(proposal: Proposal, rule: HiddenRule): boolean {
  if (proposal.payer !== rule.payer || proposal.kind !== "hole") return false;
  const row = saidBy(proposal).find((values) => Object.keys(values).length > 0) ?? {};
  const is = (header: string, value: string): boolean => !(header in row) || textOf(row[header]) === value;
  const has = (title: string): boolean => proposal.title.startsWith(title);
  switch (rule.kind) {
    case "auth":
      return proposal.table === "PriorAuth" && has(`${rule.code}: `) && is("Requirement", "Required");
    case "pair":
      return proposal.table === "Bundling" && has(`${rule.column2} into ${rule.column1}: indicator ${rule.indicator}`);
    case "jz":
      return proposal.table === "Wastage" && has(`${rule.code}: `) && is("JZ", "Required");
    case "diagnosis":
      return proposal.table === "DrugCoverage" && has(`${rule.code}: `) && proposal.title.includes(rule.category);
    case "units":
      return proposal.table === "UnitLimits" && has(`${rule.code} at most ${rule.most} units`);
    case "filing":
      return proposal.table === "CodingPolicy" && has(`filing_days ${rule.days} `);
    case "ndc":
      return proposal.table === "CodingPolicy" && proposal.title.includes("ndc required");
    case "incident-to":
      return proposal.table === "IncidentTo" && is("Allowed", "No");
    case "g2211":
      return proposal.table === "CodingPolicy" && proposal.title.includes("visit_complexity_addon not_paid");
  }
}

/** Whether a proposal that ends or removes a row does so because the payer's rule ended. */
export function endsRightly(proposal: Proposal, rules: readonly HiddenRule[]): boolean {
  return (
    proposal.kind === "false alarm" &&
    rules.some((rule) => {
      if (rule.payer !== proposal.payer || rule.to === undefined || rule.kind !== "auth") return false;
      const { to, code } = rule;
      return (
        proposal.table === "PriorAuth" && proposal.supporting.every(({ line }) => line.code === code && line.dos > to)
      );
    })
  );
}

/** A proposal is wrong where no rule of the payer says what it says. */
export const isWrong = (proposal: Proposal, rules: readonly HiddenRule[]): boolean =>
  !rules.some((rule) => says(proposal, rule)) && !endsRightly(proposal, rules);
