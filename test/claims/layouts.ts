import { mapSheet, type MapSheetOptions } from "../../src/claims/mapping/map-sheet";
import type { SheetMapping } from "../../src/claims/mapping/mapping";
import { readClaims } from "../../src/claims/read-sheet";
import { isClaimSheet, type ClaimSheet } from "../../src/claims/sheet";
import type { Cells } from "../../src/values/cell";

/** A mapping, which must be there. */
export function mapped(cells: Cells, options: MapSheetOptions = {}): SheetMapping {
  const mapping = mapSheet(cells, options);
  if (mapping.kind === "no header") throw new Error("no header was found");
  return mapping;
}

/** A sheet read over its mapping, which must be whole. */
export function readMapped(cells: Cells, options: MapSheetOptions = {}): ClaimSheet {
  const sheet = readClaims(cells, { name: "export", isVisit: () => false, mapping: mapped(cells, options) });
  if (!isClaimSheet(sheet)) throw new Error(sheet.message);
  return sheet;
}

/** Fields to headers, as the JSON of the terminal has them. */
export const fieldsOf = (mapping: SheetMapping): Readonly<Record<string, string>> =>
  Object.fromEntries(
    mapping.columns.flatMap(({ slot, header }) =>
      slot
        ? [
            [
              slot.field + (slot.service > 0 ? ` of ${slot.service}` : "") + (slot.part > 0 ? ` ${slot.part}` : ""),
              header,
            ],
          ]
        : [],
    ),
  );

export interface Layout {
  readonly name: string;
  readonly cells: Cells;
  readonly fields: Readonly<Record<string, string>>;
  readonly guesses?: readonly string[];
  /** Payers of the matrix; a layout without a payer column has one for all. */
  readonly options?: MapSheetOptions;
}

const onePayer = { headerAt: null, columns: [], fixed: new Map([["Payer", "Medicare"]] as const), pointersFrom: null };

/** Rows as text, cells parted by `|`. */
const table = (text: string): Cells =>
  text
    .trim()
    .split("\n")
    .map((row) => row.trim().split("|"));

/** Fields and their headers. */
const held = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .split(/[|\n]/)
      .map((pair) => {
        const [field = "", header = ""] = pair.trim().split("=");
        return [field, header];
      }),
  );

/** One made export for each system of data/claim-export-headers.csv, and what its columns are. */
export const LAYOUTS: readonly Layout[] = [
  {
    name: "Kareo/Tebra",
    cells: table(`
      EncounterID|PatientFullName|PatientID|PrimaryInsuranceCompanyName|PrimaryInsurancePlanName|ServiceStartDate|ServiceEndDate|PostingDate|ProcedureCode|ProcedureModifier1|ProcedureModifier2|DiagnosisCode1|DiagnosisCode2|ServiceUnitCount|ServiceChargeAmount|TotalCharges|Status|RenderingProviderName
      E1|Made, A|P1|Medicare|Part B|10/14/2026|10/14/2026|10/20/2026|J9271|JZ||C34.11|Z79.899|200|11,400.00|11400|Approved|Dr. Made
      E1|Made, A|P1|Medicare|Part B|10/14/2026|10/14/2026|10/20/2026|96413|||C34.11||1|350.00|350|Approved|Dr. Made
    `),
    fields: held(`
      Claim=EncounterID|Patient=PatientID|Payer=PrimaryInsuranceCompanyName|DOS=ServiceStartDate|DOS To=ServiceEndDate
      CPT=ProcedureCode|Mods 1=ProcedureModifier1|Mods 2=ProcedureModifier2|Dx 1=DiagnosisCode1|Dx 2=DiagnosisCode2
      Units=ServiceUnitCount|Charge=ServiceChargeAmount|Rendering Name=RenderingProviderName
    `),
  },
  {
    name: "Epic EHI",
    cells: table(`
      CLAIM_ID|LINE|PAYOR_NAME|PAT_MRN_ID|LN_FROM_DT|LN_TO_DT|LN_PROC_QUAL|LN_PROC_CD|LN_PROC_DESC|LN_PROC_MOD|LN_QTY_QUAL|LN_QTY|LN_AMT|ORG_CHG_DX|DX_1|DX_2
      77|1|Medicare|M1|2026-10-14|2026-10-14|HC|96413|made|25,59|UN|1|350.5|1,2|C34.11|Z51.11
      77|2|Medicare|M1|2026-10-14|2026-10-14|HC|J9271|made|JZ|UN|200|11400|2|C34.11|Z51.11
    `),
    fields: held(`
      Claim=CLAIM_ID|Line=LINE|Payer=PAYOR_NAME|Patient=PAT_MRN_ID|DOS=LN_FROM_DT
      DOS To=LN_TO_DT|CPT=LN_PROC_CD|Mods=LN_PROC_MOD|Units=LN_QTY|Charge=LN_AMT
      Dx Pointer=ORG_CHG_DX|Dx 1=DX_1|Dx 2=DX_2
    `),
  },
  {
    name: "Healthie",
    cells: table(`
      payer|patient_id|service_date|cpt_code|mod1|mod2|mod3|mod4|units|fee|pointers (0-indexed)|dx1|dx2
      Medicare|P1|2026-10-14|99214|25||||1|180.00|0,1|C34.11|Z51.11
      Medicare|P1|2026-10-14|96413|||||1|350.00|1|C34.11|Z51.11
    `),
    fields: held(`
      Payer=payer|Patient=patient_id|DOS=service_date|CPT=cpt_code|Mods 1=mod1
      Mods 2=mod2|Mods 3=mod3|Mods 4=mod4|Units=units|Charge=fee
      Dx Pointer=pointers (0-indexed)|Dx 1=dx1|Dx 2=dx2
    `),
  },
  {
    name: "PIVOT extract",
    cells: table(`
      Billing extract FY26
      Printed 11/26/2026
      
      Charge ID|Invoice Number|Encounter ID|Patient MRN/Identifier|Date of Service|Post Date|CPT-4 Code|CPT Code Modifier 1|CPT Code Modifier 2|CPT Code Modifier 3|CPT Code Modifier 4|Units|Charge Amount|CMS Place of Service Code|Primary ICD-10 CM Code|Secondary ICD-10 CM Code|Rendering Provider Full Name|Rendering Provider NPI|Billing Provider NPI|Primary Payer Name|Primary Payer Plan|Primary Payer Financial Class
      1|I1|E1|M1|2026-10-14|2026-10-20|96413|59||||1|350|11|C34.11|Z51.11|Made A|1234567893|1999999984|Medicare|Part B|Medicare
      2|I1|E1|M1|2026-10-14|2026-10-20|J9271|JZ||||200|11400|11|C34.11||Made A|1234567893|1999999984|Medicare|Part B|Medicare
    `),
    fields: held(`
      Claim=Invoice Number|Patient=Patient MRN/Identifier|DOS=Date of Service|CPT=CPT-4 Code|Mods 1=CPT Code Modifier 1
      Mods 2=CPT Code Modifier 2|Mods 3=CPT Code Modifier 3|Mods 4=CPT Code Modifier 4|Units=Units|Charge=Charge Amount
      POS=CMS Place of Service Code|Dx 1=Primary ICD-10 CM Code|Dx 2=Secondary ICD-10 CM Code|Rendering NPI=Rendering Provider NPI|Billing NPI=Billing Provider NPI
      Payer=Primary Payer Name|Rendering Name=Rendering Provider Full Name
    `),
  },
  {
    name: "Tuva-style payment integrity",
    cells: table(`
      Clm ID|SL ID|Payer|Member ID|Submitted CPT|Submitted Mod 1|Submitted Mod 2|Dx Code 1|Dx Code 2|DOS From|DOS To|Rend NPI|Submitted Charge Amt|Line Level POS|RVU Price|Allowed Rev Code|Processed Date
      C1|1|Medicare|1AB|96413|59||C3411|Z5111|10/14/2026|10/14/2026|1234567893|350.00|11|1.2|0335|10/30/2026
    `),
    fields: held(`
      Claim=Clm ID|Line=SL ID|Payer=Payer|Patient=Member ID|CPT=Submitted CPT
      Mods 1=Submitted Mod 1|Mods 2=Submitted Mod 2|Dx 1=Dx Code 1|Dx 2=Dx Code 2|DOS=DOS From
      DOS To=DOS To|Rendering NPI=Rend NPI|Charge=Submitted Charge Amt|POS=Line Level POS
    `),
    guesses: ["Patient"],
  },
  {
    name: "abbreviated",
    cells: table(`
      Ins|PtID|DOS|Proc|Modifier|Dx|Chg|Mbr#|Place of Svc|Paid|Balance
      Medicare|P1|2026-10-14|96413|59|C34.11;Z51.11|350|1AB|11|120.00|230.00
    `),
    fields: held(`
      Payer=Ins|Patient=PtID|DOS=DOS|CPT=Proc|Mods=Modifier
      Dx=Dx|Charge=Chg|POS=Place of Svc
    `),
  },
  {
    name: "export styles, long",
    cells: table(`
      Insurance Company|Account#|Date of Service|Procedure Code|Diagnosis Code|Billed|Subscriber#|Allowed|Rendering NPI
      Medicare|A1|2026-10-14|96413|C34.11|350.00|1AB|210.00|1234567893
    `),
    fields: held(`
      Payer=Insurance Company|Patient=Account#|DOS=Date of Service|CPT=Procedure Code|Dx=Diagnosis Code
      Charge=Billed|Rendering NPI=Rendering NPI
    `),
  },
  {
    name: "export styles, snake case",
    cells: table(`
      payer_name|account_number|service_date|procedure_code|icd|billed_amount|paid_amount|member_id|pc_PriorAuthNum
      Medicare|A1|2026-10-14|96413|C34.11|350.00|210.00|1AB|AUTH1
    `),
    fields: held(`
      Payer=payer_name|Patient=account_number|DOS=service_date|CPT=procedure_code|Dx=icd
      Charge=billed_amount|Auth=pc_PriorAuthNum
    `),
  },
  {
    name: "837P by segments",
    cells: table(`
      Payer Name|Patient ID|Service Date|SV101|SV102|SV104|HI|SV107|NM109|LIN03|REF*G1|SV101-7
      Medicare|P1|20261014|HC:J9271:JZ:59|11400|200|C3411,Z5111|1|1234567893|N400006302602|AUTH1|ZB123
    `),
    fields: held(`
      Payer=Payer Name|Patient=Patient ID|DOS=Service Date|CPT=SV101|Charge=SV102
      Units=SV104|Dx=HI|Dx Pointer=SV107|Rendering NPI=NM109|NDC=LIN03
      Auth=REF*G1|Z-Code=SV101-7
    `),
  },
  {
    name: "CMS-1500 by boxes",
    cells: table(`
      Payer|Patient ID|Box 24A|Box 24B|Box 24D|Box 24E|Box 24F|Box 24G|Box 24J|Box 21|Box 23
      Medicare|P1|10/14/2026|11|96413|AB|350.00|1|1234567893|C34.11 Z51.11|AUTH1
    `),
    fields: held(`
      Payer=Payer|Patient=Patient ID|DOS=Box 24A|POS=Box 24B|CPT=Box 24D
      Dx Pointer=Box 24E|Charge=Box 24F|Units=Box 24G|Rendering NPI=Box 24J|Dx=Box 21
      Auth=Box 23
    `),
  },
  {
    name: "EHR billing export",
    cells: table(`
      Date|Patient Name|MRN|CPT Code|Modifier|ICD-10|Charge|Insurance
      10/14/2026|Made, A|M1|96413|59|C34.11|350.00|Medicare
    `),
    fields: held(`
      DOS=Date|Patient=MRN|CPT=CPT Code|Mods=Modifier|Dx=ICD-10
      Charge=Charge|Payer=Insurance
    `),
  },
  {
    name: "WebPT",
    cells: table(`
      clinic_name|visit_id|patient_name|patient_dob|date_of_service|date_of_finalization|primary_payer_type|primary_insurance|secondary_insurance|place_of_service|treating_diagnosis|modifier|cpt_code|units
      Made|V1|Made, A|1950-01-02|2026-10-14|2026-10-15|Medicare|Medicare|Acme|11|C34.11|59|96413|1
    `),
    fields: held(`
      Claim=visit_id|Patient=patient_name|DOS=date_of_service|Payer=primary_insurance|POS=place_of_service
      Dx=treating_diagnosis|Mods=modifier|CPT=cpt_code|Units=units
    `),
    guesses: ["Patient"],
  },
  {
    name: "DE-SynPUF carrier, wide",
    cells: table(`
      DESYNPUF_ID|CLM_ID|CLM_FROM_DT|CLM_THRU_DT|ICD9_DGNS_CD_1|ICD9_DGNS_CD_2|PRF_PHYSN_NPI_1|PRF_PHYSN_NPI_2|TAX_NUM_1|HCPCS_CD_1|HCPCS_CD_2|HCPCS_CD_3|LINE_NCH_PMT_AMT_1|LINE_ALOWD_CHRG_AMT_1|LINE_ICD9_DGNS_CD_1|LINE_ICD9_DGNS_CD_2
      B1|C1|20261014|20261014|C3411|Z5111|1234567893|1999999984|1|96413|J9271||12.5|20.0|C3411|Z5111
      B2|C2|20261015|20261015|C3411||1234567893||1|99214|||12.5|20.0|C3411|
    `),
    fields: held(`
      Patient=DESYNPUF_ID|Claim=CLM_ID|DOS=CLM_FROM_DT|DOS To=CLM_THRU_DT|Dx 1=ICD9_DGNS_CD_1
      Dx 2=ICD9_DGNS_CD_2|Rendering NPI of 1=PRF_PHYSN_NPI_1|Rendering NPI of 2=PRF_PHYSN_NPI_2|CPT of 1=HCPCS_CD_1|CPT of 2=HCPCS_CD_2
      CPT of 3=HCPCS_CD_3|Dx of 1=LINE_ICD9_DGNS_CD_1|Dx of 2=LINE_ICD9_DGNS_CD_2
    `),
    options: { picks: onePayer },
  },
];
