import type { Fields } from "./row";

/** What stands in `Source` of a row that only shows how a rule is written. Health counts these rows. */
export const EXAMPLE_SOURCE = "Example - replace";

/** Rows of the table `Payers`: Medicare Part B, and three examples. */
export function starterPayers(): readonly Fields[] {
  return [
    {
      "Payer ID": "MEDICARE",
      Name: "Medicare Part B",
      Kind: "Medicare",
      MAC: "Noridian JE",
      Edits: "NCCI",
      "Date Basis": "Service",
      Aliases:
        "Medicare;Medicare B;Medicare PTB;Medicare FFS;Medicare Fee for Service;Original Medicare;Traditional Medicare;MCR;MCR B;MCARE;Noridian Medicare",
      Note: "Filing Days is blank: the limit is one calendar year (42 CFR 424.44). Set MAC to your own contractor",
    },
    {
      "Payer ID": "EXAMPLE-COMMERCIAL",
      Name: "Example Commercial Plan",
      Kind: "Commercial",
      Edits: "NCCI",
      "Date Basis": "Service",
      "Filing Days": 90,
      Aliases: "Example Commercial;Example Commercial PPO",
      Note: EXAMPLE_SOURCE,
    },
    {
      "Payer ID": "EXAMPLE-MEDICAID",
      Name: "Example Medicaid Plan",
      Kind: "Medicaid",
      Edits: "NCCI Medicaid",
      "Date Basis": "Service",
      "Filing Days": 365,
      Aliases: "Example Medicaid",
      Note: EXAMPLE_SOURCE,
    },
    {
      "Payer ID": "EXAMPLE-ADVANTAGE",
      Name: "Example Medicare Advantage",
      Kind: "Medicare Advantage",
      Edits: "NCCI",
      "Date Basis": "Service",
      "Filing Days": 365,
      Aliases: "Example Advantage;Example Medicare HMO",
      Note: EXAMPLE_SOURCE,
    },
  ];
}
