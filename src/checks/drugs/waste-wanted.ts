import { ENCOUNTER_RATE_PLACES } from "../../codes/data/places";
import type { ClaimLine } from "../../claims/line";
import { ask, type Asked } from "../ask";
import type { EncounterContext } from "../context";
import type { DrugDay } from "./drug-day";

/** What a payer wants to be told of a drug's waste, or why nothing is asked of it. */
export type WasteWanted =
  | { readonly kind: "exempt"; readonly why: "hydration" | "multi-dose" | "encounter rate" }
  /** `Drugs` does not list it and the line does not say its container. */
  | { readonly kind: "unlisted" }
  | { readonly kind: "asked"; readonly asked: Asked<"Wastage"> };

/** Asks the payer's rule for the waste of a drug, where one can hold. */
export function wasteWanted(
  context: EncounterContext,
  line: ClaimLine,
  { drug, container }: Pick<DrugDay, "drug" | "container">,
): WasteWanted {
  if (drug?.drugClass === "Hydration") return { kind: "exempt", why: "hydration" };
  if (container === "Multi") return { kind: "exempt", why: "multi-dose" };
  if (context.payer?.kind === "Medicare" && ENCOUNTER_RATE_PLACES.includes(line.pos))
    return { kind: "exempt", why: "encounter rate" };
  if (!drug && container === null) return { kind: "unlisted" };
  return { kind: "asked", asked: ask(context, "Wastage", line) };
}
