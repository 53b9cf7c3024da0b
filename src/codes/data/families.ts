/**
 * Families of codes that checks ask for, as rows: which codes (in the grammar of a Codes cell), from and to (ISO; "" is open), and the source.
 * A code list that changed with a year has one row per period. Names of families are our own; no CPT descriptors stand here.
 */
export type FamilyName =
  | "evaluation"
  | "visit"
  | "office_visit"
  | "office_visit_by_time"
  | "new_patient_visit"
  | "established_visit"
  | "nurse_visit"
  | "home_visit"
  | "consult"
  | "prolonged"
  | "annual_wellness"
  | "preventive_service"
  | "vaccine_administration"
  | "drug_administration"
  | "chemo_administration"
  | "supportive_administration"
  | "infusion_initial"
  | "infusion"
  | "infusion_added_hour"
  | "hydration"
  | "push"
  | "injection"
  | "pump"
  | "port_flush"
  | "port_blood_draw"
  | "venipuncture"
  | "other_drug_administration"
  | "administration_without_drug"
  | "drug_code"
  | "administration_included"
  | "local_anaesthetic"
  | "hormonal_by_payer"
  | "complex_by_payer"
  | "pump_disconnect"
  | "oral_drug"
  | "self_administered_drug"
  | "radiation_clinical_planning"
  | "radiation_planning"
  | "radiation_simulation"
  | "radiation_guidance"
  | "radiation_delivery"
  | "radiation_delivery_cpt"
  | "radiation_delivery_g"
  | "radiation_fraction"
  | "radiation_guidance_professional"
  | "radiation_management"
  | "radiation_physics"
  | "radiation_split"
  | "radiation_technical_only"
  | "radiation_professional_only"
  | "brachytherapy"
  | "protons"
  | "lab"
  | "lab_panel"
  | "blood_count"
  | "tumor_marker"
  | "molecular_panel"
  | "single_gene"
  | "imaging"
  | "pet"
  | "pet_tracer"
  | "cart"
  | "cart_product"
  | "esa"
  | "unclassified_drug"
  | "ambulance"
  | "complexity_base"
  | "physician_performed_administration"
  | "global_period"
  | "pathology"
  | "routine_venipuncture"
  | "hormone_injection"
  | "advanced_cancer_panel"
  | "cart_preparation"
  | "cart_infusion"
  | "pet_other_tracer";

export interface FamilyRow {
  readonly family: FamilyName;
  readonly codes: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

const CPT_EM = "CPT evaluation and management guidelines";
const CPT_2023 = "CPT 2023 changes to evaluation and management";
const CPT_INFUSION = "CPT guidelines for 96360-96549";
const CMS_INITIAL = "CMS recovery audit topic 0071; IOM 100-04 chapter 12 section 30.5";
const CPT_RADIATION = "CPT radiation oncology guidelines";
const RADIATION_2026 = "CY2026 physician fee schedule; ASTRO code changes for 2026";
const CPT_LAB = "CPT pathology and laboratory section";
const CPT_IMAGING = "CPT radiology section";
const G2211_2025 = "CY2025 physician fee schedule, G2211 with preventive services";

const row = (family: FamilyName, codes: string, source: string, from = "", to = ""): FamilyRow => ({
  family,
  codes,
  from,
  to,
  source,
});

/** Visits of every kind; the ones that CPT removed have rows of their own with an end. */
const VISITS =
  "99202-99205;99211-99215;99221-99223;99231-99236;99238;99239;99242-99245;99252-99255;99281-99285;99291;99304-99310;99315;99316;99341;99342;99344;99345;99347-99350;99381-99387;99391-99397;99483;G0402;G0438;G0439;G0463";
const VISITS_TO_2022 = "99217-99220;99224-99226;99241;99251;99318;99324-99328;99334-99337;99339;99340;99343";

export const FAMILY_ROWS: readonly FamilyRow[] = [
  // Everything on which modifier 25 may stand (MOD-01): the E/M section, eye visits, telemedicine visits, Medicare's own.
  row("evaluation", "99202-99499;92002;92004;92012;92014", CPT_EM),
  row("evaluation", "99201", CPT_EM, "", "2020-12-31"),
  row("evaluation", "98000-98016", "CPT 2025 telemedicine visits", "2025-01-01"),
  row(
    "evaluation",
    "G0101;G0102;G0245;G0246;G0380-G0384;G0402;G0406-G0408;G0425-G0427;G0438;G0439;G0463;G0466-G0470;G0508;G0509;G2211;G2212;G0316-G0318;S0610;S0612;S0613",
    "HCPCS Level II",
  ),
  row("visit", VISITS, CPT_EM),
  row("visit", VISITS_TO_2022, CPT_2023, "", "2022-12-31"),
  row("visit", "99201", "CPT 2021 changes to office visits", "", "2020-12-31"),
  row("visit", "98000-98016", "CPT 2025 telemedicine visits", "2025-01-01"),
  row("office_visit", "99202-99205;99211-99215", CPT_EM),
  row("office_visit", "99201", "CPT 2021 changes to office visits", "", "2020-12-31"),
  // Levels that may be chosen by total time; 99211 has no time (EM-01).
  row("office_visit_by_time", "99202-99205;99212-99215", CPT_EM, "2021-01-01"),
  row("new_patient_visit", "99202-99205;99341;99342;99344;99345;99381-99387", CPT_EM),
  row("new_patient_visit", "99201", CPT_EM, "", "2020-12-31"),
  row("new_patient_visit", "99324-99328;99343", CPT_2023, "", "2022-12-31"),
  row("new_patient_visit", "98000-98003;98008-98011", "CPT 2025 telemedicine visits", "2025-01-01"),
  row("established_visit", "99211-99215;99347-99350;99391-99397", CPT_EM),
  row("established_visit", "99334-99337", CPT_2023, "", "2022-12-31"),
  row("established_visit", "98004-98007;98012-98015", "CPT 2025 telemedicine visits", "2025-01-01"),
  row("nurse_visit", "99211", CPT_EM),
  row("home_visit", "99341;99342;99344;99345;99347-99350", CPT_EM),
  row("home_visit", "99343", CPT_2023, "", "2022-12-31"),
  row("consult", "99242-99245;99252-99255", CPT_EM),
  row("consult", "99241;99251", CPT_2023, "", "2022-12-31"),
  row("prolonged", "99358;99359;99415;99416;99417;G2212", CPT_EM),
  row("prolonged", "99354-99357", CPT_2023, "", "2022-12-31"),
  row("prolonged", "99418;G0316-G0318", CPT_2023, "2023-01-01"),
  row("annual_wellness", "G0402;G0438;G0439", "42 CFR 410.15 and 410.16"),
  // Same-day services beside which G2211 stays payable although the visit carries 25 (EM-10).
  row(
    "preventive_service",
    "G0402;G0438;G0439;G0468;G0101;G0102;G0103;G0104;G0105;G0108;G0109;G0117;G0118;G0121;G0123;G0124;G0141;G0143-G0145;G0147;G0148;G0270;G0271;G0296;G0327;G0328;G0389;G0432;G0433;G0435;G0442-G0447;G0473;G0472;G0475;G0476;G0499;G0513;G0514;Q0091;P3000;P3001;76706;77063;77067;77080;77081;81528;82270;97802-97804;99406;99407",
    G2211_2025,
  ),
  row(
    "vaccine_administration",
    "90460;90461;90471-90474;G0008-G0010",
    "CPT immunization administration; HCPCS Level II",
  ),
  row("vaccine_administration", "90480", "CPT 2024", "2023-09-11"),
  row("vaccine_administration", "M0201", "HCPCS Level II, vaccine given at home", "2021-06-08"),

  row("drug_administration", "96360-96549", CPT_INFUSION),
  row("chemo_administration", "96401-96549; !96523", CPT_INFUSION),
  row("supportive_administration", "96360-96379", CPT_INFUSION),
  row("infusion_initial", "96360;96365;96369;96374;96409;96413", CMS_INITIAL),
  row("infusion", "96360;96361;96365-96370;96413;96415-96417", CPT_INFUSION),
  row("infusion_added_hour", "96361;96366;96370;96415", CPT_INFUSION),
  row("hydration", "96360;96361", CPT_INFUSION),
  row("push", "96374-96376;96409;96411", CPT_INFUSION),
  row("injection", "96372;96377;96401;96402", CPT_INFUSION),
  row("pump", "96416;96521;96522", CPT_INFUSION),
  row("pump", "G0498", "HCPCS Level II; CY2016 physician fee schedule", "2016-01-01"),
  row("port_flush", "96523", CPT_INFUSION),
  row("port_blood_draw", "36591;36592", "CPT venous access guidelines"),
  row("venipuncture", "36415;36410", "CPT venous access guidelines"),
  // Administration outside 96360-96549 that explains a drug line (DRUG-02; checks A10).
  row(
    "other_drug_administration",
    "96377;96450;96440;96446;96420;96422;96423;96425;96542;51720;79101;11980-11983",
    "CPT; checks catalogue A10",
  ),
  row("other_drug_administration", "38228", "CPT 2025 cellular therapy", "2025-01-01"),
  row("other_drug_administration", "0540T", "CPT Category III", "2019-01-01", "2024-12-31"),
  row("other_drug_administration", "G0498", "HCPCS Level II", "2016-01-01"),
  row("other_drug_administration", "96416;96521;96522", "CPT: start, refilling and maintenance of a pump"),
  // Administration that needs no drug line (DRUG-01): hydration, port and pump. A supplier may bill what the pump gives.
  row("administration_without_drug", "96360;96361;96416;96521-96523", "CPT; checks catalogue A10"),

  // Codes that are drugs whatever the matrix knows of them (DRUG-01, -02, -09): HCPCS sections J and Q5, and single Q codes.
  row(
    "drug_code",
    "J0001-J9999;Q0138;Q0139;Q2009;Q2017;Q2043;Q2049;Q2050;Q4081;Q5101-Q5199;Q9991;Q9992",
    "HCPCS Level II, drugs administered other than by oral method",
  ),
  // Flushes and tubing are in the administration code (INF-17); lidocaine there numbs the skin unless an infusion gave it.
  row(
    "administration_included",
    "A4216;A4221-A4223;J1642",
    "NCCI policy manual, chapter 11; CPT guidelines for infusions",
  ),
  row("local_anaesthetic", "J2001;J2003;J2004", "NCCI policy manual, chapter 11; CPT guidelines for infusions"),
  // Hormonal, and some plans want it under 96401 (INF-15).
  row("hormonal_by_payer", "J9393-J9395", "Plan policies on fulvestrant"),
  // Biologics on which contractors' and plans' lists for chemotherapy administration differ (INF-14).
  row(
    "complex_by_payer",
    "J0129;J0490;J0517;J0638;J0717;J0897;J1300;J1303;J1602;J1745;J2182;J2323;J2350;J2357;J3262;J3358;J3380;Q5103;Q5104;Q5121;Q5136",
    "Medicare contractors' lists of complex drug administration [K]",
  ),
  row("oral_drug", "J8498-J8999;Q0161-Q0181", "HCPCS Level II, oral drugs and oral antiemetics"),
  row(
    "self_administered_drug",
    "J0135;J0270;J1438;J1595;J1826;J1830;J3030;J9218",
    "Medicare contractors' lists of usually self-administered drugs [K]",
  ),
  row("pump_disconnect", "96521;96523;99211", "CMS on G0498: the disconnect is included", "2016-01-01"),

  row("radiation_clinical_planning", "77261-77263", CPT_RADIATION),
  row(
    "radiation_planning",
    "77261-77263;77293;77295;77299;77300;77301;77306;77307;77316-77318;77321;77331-77334;77338;77370;77399",
    CPT_RADIATION,
  ),
  row("radiation_planning", "77436", RADIATION_2026, "2026-01-01"),
  row("radiation_simulation", "77280;77285;77290", CPT_RADIATION),
  row("radiation_guidance", "77387", CPT_RADIATION, "2015-01-01"),
  row("radiation_guidance", "77014", CPT_RADIATION, "", "2025-12-31"),
  row(
    "radiation_guidance",
    "G6001;G6002;G6017",
    "HCPCS Level II; CY2026 physician fee schedule",
    "2015-01-01",
    "2025-12-31",
  ),
  row("radiation_guidance", "77439", RADIATION_2026, "2026-01-01"),
  row(
    "radiation_delivery",
    "77371-77373;77402;77407;77412;77423-77425;77520;77522;77523;77525;G0339;G0340",
    CPT_RADIATION,
  ),
  row("radiation_delivery", "77385;77386;77401", CPT_RADIATION, "", "2025-12-31"),
  row("radiation_delivery", "G6003-G6016", "HCPCS Level II; CY2026 physician fee schedule", "2015-01-01", "2025-12-31"),
  row("radiation_delivery", "77437;77438", RADIATION_2026, "2026-01-01"),
  // Levels of delivery: CPT's, and the G codes that Medicare's freestanding centres used instead (RT-01).
  row("radiation_delivery_cpt", "77402;77407;77412", CPT_RADIATION),
  row("radiation_delivery_cpt", "77385;77386", CPT_RADIATION, "2015-01-01", "2025-12-31"),
  row(
    "radiation_delivery_g",
    "G6003-G6016",
    "HCPCS Level II; CY2026 physician fee schedule",
    "2015-01-01",
    "2025-12-31",
  ),
  // Delivery that counts as a fraction of a course for 77427, 77417 and 77336 (RT-04, RT-09).
  row("radiation_fraction", "77402;77407;77412;77423;77520;77522;77523;77525", CPT_RADIATION),
  row("radiation_fraction", "77385;77386", CPT_RADIATION, "2015-01-01", "2025-12-31"),
  row("radiation_fraction", "G6003-G6016", "HCPCS Level II; CY2026 physician fee schedule", "2015-01-01", "2025-12-31"),
  row("radiation_guidance_professional", "77387", RADIATION_2026, "2026-01-01"),
  row("radiation_management", "77427;77431;77432;77435;77469", CPT_RADIATION),
  row("radiation_physics", "77336;77370", CPT_RADIATION),
  // Hospital radiation on a professional claim (RT-15): what needs 26, what is never the physician's, what takes neither 26 nor TC.
  row(
    "radiation_split",
    "77280;77285;77290;77293;77295;77300;77301;77306;77307;77316-77318;77321;77331-77334;77338;77470;77761-77763;77767;77768;77770-77772;77778;77387",
    "Medicare physician fee schedule, professional and technical components",
  ),
  row(
    "radiation_technical_only",
    "77336;77370-77373;77402;77407;77412;77417;77423;77520;77522;77523;77525",
    "Medicare physician fee schedule, technical component only",
  ),
  row(
    "radiation_technical_only",
    "77385;77386;77401",
    "Medicare physician fee schedule, technical component only",
    "",
    "2025-12-31",
  ),
  row(
    "radiation_professional_only",
    "77261-77263;77427;77431;77432;77435;77469",
    "Medicare physician fee schedule, professional component only",
  ),
  row("brachytherapy", "77750;77761-77763;77767;77768;77770-77772;77778;77789;77790;77799", CPT_RADIATION),
  row("protons", "77520;77522;77523;77525", CPT_RADIATION),

  row("lab", "80047-89398;0001U-0999U;0001M-0099M", CPT_LAB),
  row(
    "lab",
    "G0027;G0103;G0123;G0124;G0141;G0143-G0148;G0306;G0307;G0327;G0328;G0432;G0433;G0435;G0471;G0472;G0475;G0476;G0480-G0483;G0499;G0659;P3000;P3001;Q0111-Q0115",
    "HCPCS Level II",
  ),
  row("lab_panel", "80047;80048;80050;80051;80053;80055;80061;80069;80074;80076;80081", CPT_LAB),
  row("blood_count", "85004;85007-85009;85013;85014;85018;85025;85027;85032;85041;85048;85049", CPT_LAB),
  row("tumor_marker", "82105;82378;84153;86300;86301;86304", "NCD 190.25 to 190.31"),
  row("molecular_panel", "81445;81450;81455", CPT_LAB),
  row("molecular_panel", "81449;81451;81456", "CPT 2023", "2023-01-01"),
  row("molecular_panel", "81457-81459;81462-81464", "CPT 2024", "2024-01-01"),
  row(
    "molecular_panel",
    "0022U;0037U;0048U;0211U;0239U;0242U;0244U;0250U;0326U;0329U;0334U;0379U;0391U;0473U;0543U",
    "Medicare billing articles A57901 and A56867; CPT proprietary laboratory analyses",
  ),
  row(
    "single_gene",
    "81120;81121;81168;81170;81175;81176;81191-81194;81206-81208;81210;81218;81219;81232-81237;81245;81246;81261-81264;81270;81272;81273;81275;81276;81278;81279;81287;81288;81292-81301;81305;81309-81311;81314-81316;81320-81323;81327;81334;81338;81339;81342;81345;81346;81347;81348;81351-81353;81357;81360",
    CPT_LAB,
  ),
  row("imaging", "70010-76499;76506-76999;77046-77092;78000-78999", CPT_IMAGING),
  row("pet", "78811-78816", "NCD 220.6.17; CPT nuclear medicine"),
  row("pet_tracer", "A9552", "NCD 220.6.17"),
  row("cart", "0537T-0540T", "CPT Category III", "2019-01-01", "2024-12-31"),
  row("cart", "38225-38228", "CPT 2025", "2025-01-01"),
  row("cart_product", "Q2041;Q2042;Q2053-Q2058", "HCPCS Level II"),
  row("esa", "J0881;J0885;Q5106", "NCD 110.21"),
  row("unclassified_drug", "J3490;J3590;J9999", "HCPCS Level II"),
  row("complexity_base", "99202-99205;99211-99215", "CY2024 physician fee schedule, G2211"),
  row("complexity_base", "99341;99342;99344;99345;99347-99350", "CY2026 physician fee schedule, G2211", "2026-01-01"),
  // Administration with work of the physician's own, paid in the hospital too; the rest of 96360-96549 is the hospital's there (POS-01).
  row(
    "physician_performed_administration",
    "96405;96406;96440;96446;96450;96542",
    "Medicare physician fee schedule, PC/TC indicator 0",
  ),
  // Of the procedures that oncology practices bill, those with a global period of 10 or 90 days: no supervision by video (INC-02).
  row("global_period", "36560;36561;36589;36590", "Medicare physician fee schedule, global days"),
  row("pathology", "88000-88399", CPT_LAB),
  row("routine_venipuncture", "36415", "CPT venous access guidelines"),
  row("hormone_injection", "96402", CPT_INFUSION),
  row("advanced_cancer_panel", "81445;81455", "NCD 90.2"),
  row("advanced_cancer_panel", "81449;81456", "NCD 90.2; CPT 2023", "2023-01-01"),
  row("advanced_cancer_panel", "81457-81459;81462-81464", "NCD 90.2; CPT 2024", "2024-01-01"),
  row(
    "advanced_cancer_panel",
    "0022U;0037U;0048U;0211U;0239U;0242U;0244U;0250U;0326U;0329U;0334U;0379U;0391U;0473U;0543U",
    "NCD 90.2; Medicare billing articles A57901 and A56867",
  ),
  row("cart_preparation", "0537T-0539T", "CPT Category III", "2019-01-01", "2024-12-31"),
  row("cart_preparation", "38225-38227", "CPT 2025", "2025-01-01"),
  row("cart_infusion", "0540T", "CPT Category III", "2019-01-01", "2024-12-31"),
  row("cart_infusion", "38228", "CPT 2025", "2025-01-01"),
  // Tracers beside FDG: a scan with one of them is not an FDG scan (PET-01).
  row(
    "pet_other_tracer",
    "A9515;A9526;A9555;A9580;A9586-A9588;A9591-A9598;A9601;A9602;A9608;A9609;A9800",
    "HCPCS Level II",
  ),
  row("ambulance", "A0021-A0999", "HCPCS Level II"),
];
