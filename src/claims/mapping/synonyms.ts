import { FIELDS, type Field } from "../fields";
import { headerKey } from "./header-key";

/**
 * How much a header says: `own` names the field whatever stands below; `weak` only where the cells look like it, since it names other
 * things elsewhere; `instead` is another thing that serves where nothing better is there, and is always a guess.
 */
export type Strength = "own" | "weak" | "instead";

/** What systems call a field. The first row of a field is the best. */
interface SynonymRow {
  readonly field: Field;
  readonly strength: Strength;
  /** Who writes these headers. */
  readonly system: string;
  /** Headers as they are written, parted by `;`. A number at the end stands for every number. */
  readonly headers: string;
  /** The position among the field's columns that the words say. */
  readonly part?: number;
}

const row = (field: Field, system: string, headers: string, strength: Strength = "own", part?: number): SynonymRow => ({
  field,
  strength,
  system,
  headers,
  ...(part === undefined ? {} : { part }),
});

/** Sources: data/claim-export-headers.csv; Epic's EHI tables (open.epic.com); Healthie ClaimServiceLine; CMS-1500 and 837P by box and segment. */
const ROWS: readonly SynonymRow[] = [
  row("Payer", "exports of many systems", "Payer Name;Insurance Company;Insurance Company Name;Insurance Name"),
  row("Payer", "PIVOT extracts, Kareo/Tebra", "Primary Payer Name;PrimaryInsuranceCompanyName;Primary Payer"),
  row("Payer", "WebPT, abbreviated exports", "Primary Insurance;Primary Insurance Name;Ins;Insurance;Payer 1;Payer ID"),
  row("Payer", "exports of many systems", "Primary Payer ID;Health Plan;Plan Name;Plan", "weak"),
  row(
    "Payer",
    "Kareo/Tebra, PIVOT extracts",
    "PrimaryInsurancePlanName;Primary Payer Plan;Payer Plan;Insurance Plan",
    "instead",
  ),
  row(
    "Patient",
    "exports of many systems",
    "Patient ID;MRN;Patient MRN;Patient MRN/Identifier;PtID;Medical Record Number",
  ),
  row(
    "Patient",
    "exports of many systems",
    "Account#;Patient Account;Chart Number;Patient Chart Number;Patient Chart;PersonID",
  ),
  row("Patient", "DE-SynPUF", "DESYNPUF_ID;BENE_ID;Beneficiary ID"),
  row(
    "Patient",
    "exports of many systems",
    "Mbr#;Member ID;Insurance ID;Subscriber#;Subscriber ID;Policy Number",
    "instead",
  ),
  row("Patient", "exports of many systems", "Patient Name;Patient Full Name;Patient Initials;Member Name", "instead"),
  row("Patient", "exports of many systems", "Patient Last Name;Last Name", "instead", 1),
  row("Patient", "exports of many systems", "Patient First Name;First Name", "instead", 2),
  row(
    "DOS",
    "exports of many systems",
    "Date of Service;Service Date;DOS From;From DOS;Date of Service From;Service From",
  ),
  row("DOS", "Kareo/Tebra", "ServiceStartDate;Service Date From;Begin Date of Service;DOS Begin;DOS Start"),
  row("DOS", "Epic EHI, DE-SynPUF", "LN_FROM_DT;FROM_SERV_DT;CLM_FROM_DT;From Date;Box 24A"),
  row("DOS", "EHR billing exports", "Date;Charge Date;Visit Date;Encounter Date;Start Date", "weak"),
  row("DOS To", "exports of many systems", "DOS To;To DOS;Date of Service To;Service To;DOS Thru"),
  row("DOS To", "Kareo/Tebra, Healthie", "ServiceEndDate;Service End Date;DOS End;End Date of Service"),
  row("DOS To", "Epic EHI, DE-SynPUF", "LN_TO_DT;TO_SERV_DT;CLM_THRU_DT;To Date;Through Date;OUT_SVC_TO_DATE"),
  row(
    "CPT",
    "exports of many systems",
    "CPT Code;Procedure Code;CPT-4 Code;CPT/HCPCS;HCPCS Code;Submitted CPT;Proc Code",
  ),
  row("CPT", "Epic EHI, DE-SynPUF", "LN_PROC_CD;UB_CPT_CODE;SVC_PX_CODE;HCPCS_CD_1;Service Procedure Code"),
  row("CPT", "CMS-1500, 837P", "SV101;Box 24D"),
  row("CPT", "abbreviated exports", "Proc;Procedure;Service Code;Code;Charge Code;Billing Code", "weak"),
  row("Mods", "exports of many systems", "Modifier;Modifiers;Mod 1;Submitted Mod 1;Modifier Code;Line Modifier"),
  row(
    "Mods",
    "Kareo/Tebra, PIVOT extracts, Epic EHI",
    "ProcedureModifier1;CPT Code Modifier 1;LN_PROC_MOD;UB_MODIFIER",
  ),
  row(
    "Units",
    "exports of many systems",
    "Units;Qty;Quantity;Days/Units;Units Billed;Billed Units;Service Units;Line Units",
  ),
  row("Units", "Kareo/Tebra, Epic EHI, CMS-1500, 837P", "ServiceUnitCount;LN_QTY;SV104;Box 24G;Unit Count"),
  row(
    "Charge",
    "exports of many systems",
    "Charge Amount;Submitted Charge Amt;Billed Amount;Billed;Line Charge;Billed Charge;Chg",
  ),
  row("Charge", "Kareo/Tebra, Epic EHI, Healthie, 837P", "ServiceChargeAmount;Service Charge;LN_AMT;Fee;SV102;Box 24F"),
  row("Charge", "Kareo/Tebra", "TotalCharges;Total Charge Amount;Gross Charges", "weak"),
  row("Charge", "PIVOT extracts", "Amount;Fee Amount;Gross Amount", "weak"),
  row("Dx", "exports of many systems", "Dx Code 1;Diagnosis;Diagnosis Code 1;ICD-10;ICD;ICD-10 Code 1;DiagnosisCode1"),
  row("Dx", "DE-SynPUF, CMS-1500, 837P", "ICD9_DGNS_CD_1;LINE_ICD9_DGNS_CD_1;Box 21;HI"),
  row("Dx", "PIVOT extracts, Tuva", "Primary ICD-10 CM Code;Principal Dx", "own", 1),
  row("Dx", "PIVOT extracts", "Secondary ICD-10 CM Code", "own", 2),
  row("Dx", "PIVOT extracts", "Tertiary ICD-10 CM Code", "own", 3),
  row("Dx", "WebPT", "Treating Diagnosis;Diagnosis List;All Diagnoses"),
  row("Dx Pointer", "exports of many systems", "Dx Pointer;Diagnosis Pointers;Pointers;Dx Ptr;Diag Pointer 1;Dx Ref"),
  row("Dx Pointer", "Epic EHI, CMS-1500, 837P", "ORG_CHG_DX;Box 24E;SV107"),
  row(
    "POS",
    "exports of many systems",
    "Place of Service;Place of Svc;CMS Place of Service Code;POS Code;Service Place",
  ),
  row("POS", "Tuva, CMS-1500, 837P", "Line Level POS;POS/Bill Type;Box 24B;SV105"),
  row(
    "Rendering NPI",
    "exports of many systems",
    "Rendering Provider NPI;Rend NPI;Rendering Physician NPI;Line Level NPI",
  ),
  row("Rendering NPI", "DE-SynPUF, CMS-1500, 837P", "PRF_PHYSN_NPI_1;NM109;Box 24J"),
  row("Rendering NPI", "exports of many systems", "Provider NPI;NPI", "weak"),
  row(
    "Rendering Name",
    "Kareo/Tebra, PIVOT extracts",
    "RenderingProviderName;Rendering Provider Full Name;Rendering Provider;Rend Prov Name;Rendering Physician",
  ),
  row(
    "Rendering Name",
    "exports of many systems",
    "Provider Name;Provider;Servicing Provider;Treating Provider",
    "weak",
  ),
  row("Billing NPI", "exports of many systems", "Billing Provider NPI;Bill Prov NPI;Group NPI;Practice NPI;Box 33A"),
  row("Billing Name", "exports of many systems", "Billing Provider Name;Billing Provider;Bill Prov Name"),
  row(
    "Referring NPI",
    "exports of many systems",
    "Referring Provider NPI;Referring Physician NPI;Ref Prov NPI;Box 17B",
  ),
  row("Ordering NPI", "exports of many systems", "Ordering Provider NPI;Ordering Physician NPI;Ord Prov NPI"),
  row("Claim", "exports of many systems", "Claim ID;Claim Number;Clm ID;Claim Control Number;CLM_ID"),
  row("Claim", "PIVOT extracts", "Invoice Number;Invoice ID;Invoice"),
  row("Claim", "Kareo/Tebra, WebPT, PIVOT extracts", "EncounterID;Encounter;Visit ID;Visit Number"),
  row("Claim", "PIVOT extracts", "Charge ID;Charge Entry ID", "instead"),
  row("Line", "exports of many systems", "Line Number;Line No;SL ID;Line ID;Service Line;Claim Line Number;Line Item"),
  row(
    "Auth",
    "exports of many systems",
    "Auth Number;Authorization Number;Prior Auth Number;Prior Authorization;Auth ID;Preauth Number",
  ),
  row("Auth", "835 and 837P parsers, CMS-1500", "pc_PriorAuthNum;REF*G1;REF G1;Box 23"),
  row("NDC", "exports of many systems, 837P", "NDC Code;NDC Number;NDC ID;Drug NDC;National Drug Code;LIN03;LIN*N4"),
  row(
    "NDC Unit",
    "exports of many systems",
    "NDC Unit of Measure;NDC UOM;NDC Unit Type;NDC Unit Qualifier;NDC Measure",
  ),
  row("NDC Qty", "exports of many systems", "NDC Quantity;NDC Unit Qty;NDC Units Qty;NDC Amount;CTP04"),
  row("Drug", "exports of many systems", "Drug Code;Drug HCPCS"),
  row("Dose", "exports of many systems", "Dose Given;Administered Dose;Dosage;Dose Amount"),
  row("Start", "exports of many systems", "Start Time;Infusion Start;Infusion Start Time;Time Start"),
  row(
    "Stop",
    "exports of many systems",
    "Stop Time;End Time;Infusion Stop;Infusion Stop Time;Infusion End Time;Time Stop",
  ),
  row(
    "Minutes",
    "exports of many systems",
    "Duration Minutes;Infusion Minutes;Duration;Total Minutes;Infusion Duration;Minutes",
  ),
  row("Route", "exports of many systems", "Route of Administration;Admin Route"),
  row("Specialty", "exports of many systems", "Provider Specialty;Rendering Provider Specialty;Rendering Specialty"),
  row(
    "Performed By",
    "exports of many systems",
    "Rendering Credential;Provider Credential;Rendering Provider Credential;Credentials",
  ),
  row(
    "Payer Order",
    "exports of many systems",
    "Payer Sequence;Insurance Order;COB Order;Payer Responsibility;Responsibility Sequence",
  ),
  row(
    "Frequency",
    "exports of many systems",
    "Claim Frequency;Claim Frequency Code;Frequency Code;Resubmission Code;Box 22;CLM05-3;Claim Freq;Claim Freq Code;Bill Freq;Bill Frequency",
  ),
  // How often a drug is given is called so too.
  row("Frequency", "exports of many systems", "Freq;Freq Code;Freq Type;Frequency Type", "weak"),
  row("Z-Code", "exports of many systems", "DEX Z-Code;DEX Code;Z Code Identifier;SV101-7"),
  row("State", "exports of many systems", "Performing State;Service State;State of Service"),
  row("Line Note", "837P", "NTE02;Box 24 Shaded"),
];

/** The canonical names in other spellings: `NDC_QTY`, `RenderingNPI`. */
const OWN = "another spelling";

/** A header that is known. */
export interface Synonym {
  readonly field: Field;
  readonly strength: Strength;
  readonly system: string;
  /** 0 is best; the order among the field's rows. */
  readonly rank: number;
  readonly part: number;
}

const BY_KEY = new Map<string, Synonym>();
for (const field of FIELDS) {
  const { key } = headerKey(field);
  if (!BY_KEY.has(key)) BY_KEY.set(key, { field, strength: "own", system: OWN, rank: 0, part: 0 });
}
const seen = new Map<Field, number>();
for (const { field, strength, system, headers, part = 0 } of ROWS) {
  const rank = (seen.get(field) ?? 0) + 1;
  seen.set(field, rank);
  for (const header of headers.split(";")) {
    const { key } = headerKey(header);
    if (!BY_KEY.has(key)) BY_KEY.set(key, { field, strength, system, rank, part });
  }
}

/** What a header is known as; `undefined` where it is not. @example synonymOf("line procedure")?.field //=> "CPT" */
export function synonymOf(key: string): Synonym | undefined {
  return BY_KEY.get(key);
}
