/** The columns that a practice's export has, of all that a claim sheet may hold. */
export const TWENTY = [
  ...["Claim", "Line", "Payer", "Patient", "DOS", "CPT", "Mods", "Units", "Charge", "Dx"],
  ...["POS", "Rendering NPI", "Billing NPI", "Auth", "Drug", "Dose", "Container", "NDC", "Start", "Stop"],
] as const;
