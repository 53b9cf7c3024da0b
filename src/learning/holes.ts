import type { HoleSearch } from "./hole";
import { authorisationHoles, incidentToHoles, ndcHoles, topicHoles, wastageHoles } from "./holes-by-code";
import { bundlingHoles, indicatorHoles } from "./holes-bundling";
import { coverageHoles } from "./holes-coverage";
import { filingHoles, unitHoles } from "./holes-limits";
import type { Proposal } from "./proposal";

/** Rules that a payer's denials speak for and the matrix does not have. */
export function holeProposals(search: HoleSearch): Proposal[] {
  return [
    ...authorisationHoles(search),
    ...bundlingHoles(search),
    ...indicatorHoles(search),
    ...wastageHoles(search),
    ...ndcHoles(search),
    ...coverageHoles(search),
    ...unitHoles(search),
    ...filingHoles(search),
    ...incidentToHoles(search),
    ...topicHoles(search),
  ];
}
