/**
 * When codes lived: the codes that the checks catalogue names and those that oncology practices bill beside them, as rows.
 * `codes` are single codes and ranges in which every number is a code. `from` and `to` are ISO, "" is open: an empty `from` means that the
 * code is older than any claim that can still be filed, or, where the note says so, that its start is not confirmed.
 * A code that was redefined has one row per life. A code that never existed ends on 1900-01-01. Notes are our own words.
 */
export interface LifeRow {
  readonly codes: string;
  readonly family: string;
  readonly from: string;
  readonly to: string;
  readonly replacement: string;
  readonly note: string;
  readonly source: string;
}

interface LifeMore {
  readonly from?: string;
  readonly to?: string;
  readonly replacement?: string;
  readonly note?: string;
}

const life = (family: string, codes: string, source: string, more: LifeMore = {}): LifeRow => ({
  codes,
  family,
  source,
  from: more.from ?? "",
  to: more.to ?? "",
  replacement: more.replacement ?? "",
  note: more.note ?? "",
});

const CPT = "CPT";
const CPT_2015 = "CPT 2015 radiation oncology changes";
const CPT_2021 = "CPT 2021 office visit changes";
const CPT_2023 = "CPT 2023 evaluation and management changes";
const CY2021 = "CY2021 physician fee schedule";
const RT_2026 = "CPT 2026 radiation oncology changes; CY2026 physician fee schedule; ASTRO; MUE 2026-10";
const CART_2025 = "CPT 2025 cellular therapy; ohiohima, celltherapy360";
const HCPCS = "CMS HCPCS Level II file";
const HCPCS_QUARTERLY = "CMS HCPCS quarterly updates";
const UNCONFIRMED = "Start not confirmed: read as always";
export const NEVER = "1900-01-01";

const VISITS: readonly LifeRow[] = [
  life("E/M", "99202-99205;99211-99215", CPT),
  life("E/M", "99201", CPT_2021, { to: "2020-12-31", replacement: "99202" }),
  life(
    "E/M",
    "99221-99223;99231-99236;99238;99239;99242-99245;99252-99255;99281-99285;99291;99292;99304-99310;99315;99316;99341;99342;99344;99345;99347-99350;99358;99359;99381-99387;99391-99397;99406;99407;99487;99489-99491;99495-99498",
    CPT,
  ),
  life("E/M", "99217-99220;99224-99226", CPT_2023, {
    to: "2022-12-31",
    replacement: "99221-99223;99231-99236;99238;99239",
    note: "Observation joined inpatient care",
  }),
  life("E/M", "99241", CPT_2023, { to: "2022-12-31", replacement: "99242" }),
  life("E/M", "99251", CPT_2023, { to: "2022-12-31", replacement: "99252" }),
  life("E/M", "99318", CPT_2023, { to: "2022-12-31", replacement: "99307-99310" }),
  life("E/M", "99324-99328;99334-99337", CPT_2023, { to: "2022-12-31", replacement: "99341-99350" }),
  life("E/M", "99339;99340", CPT_2023, { to: "2022-12-31", replacement: "99374-99378" }),
  life("E/M", "99343", CPT_2023, { to: "2022-12-31", replacement: "99344" }),
  life("E/M", "99354;99355", CPT_2023, {
    to: "2022-12-31",
    replacement: "99417;G2212",
    note: "Was face-to-face prolonged office time; 99358 and 99359 are the pair without the patient",
  }),
  life("E/M", "99356;99357", CPT_2023, {
    to: "2022-12-31",
    replacement: "99418;G0316",
    note: "Was face-to-face prolonged inpatient time; 99358 and 99359 are the pair without the patient",
  }),
  life("E/M", "99415;99416", CPT, { from: "2016-01-01" }),
  life("E/M", "99417", CPT_2021, { from: "2021-01-01", note: "Medicare takes G2212 instead" }),
  life("E/M", "99418", CPT_2023, { from: "2023-01-01", note: "Medicare takes G0316 to G0318 instead" }),
  life("E/M", "G0316-G0318", HCPCS_QUARTERLY, { from: "2023-01-01" }),
  life("E/M", "G2212", CY2021, { from: "2021-01-01", note: "Medicare's prolonged office visit" }),
  life("E/M", "G2211", "CY2021 and CY2024 physician fee schedules", {
    from: "2021-01-01",
    note: "Medicare pays it from 2024-01-01; bundled before",
  }),
  life("E/M", "99483", CPT, { from: "2018-01-01" }),
  life("E/M", "G0402;G0438;G0439;G0463;G0101", HCPCS),
  life("E/M", "99441-99443", "CPT 2025 telemedicine visits", { to: "2024-12-31", replacement: "98008-98015" }),
  life("E/M", "98000-98016", "CPT 2025 telemedicine visits", { from: "2025-01-01" }),
];

const ADMINISTRATION: readonly LifeRow[] = [
  life(
    "Infusion",
    "96360;96361;96365-96376;96379;96401;96402;96405;96406;96409;96411;96413;96415-96417;96420;96422;96423;96425;96440;96446;96450;96521-96523;96542;96549",
    CPT,
  ),
  life("Infusion", "96377", CPT, { from: "2017-01-01" }),
  life("Infusion", "96547;96548", "CPT 2024", { from: "2024-01-01" }),
  life("Infusion", "G0498", HCPCS, {
    from: "2016-01-01",
    note: "Medicare: pump from the office, finished at home; the disconnect is included",
  }),
  life("Venous access", "36000;36410;36415;36416;36591-36593;36598;36560;36561;36589;36590", CPT),
  life("Procedure", "38205;38206;38220;38221;38230;38240-38242;51720;62270;11980-11983;20610;32555;49083;79101", CPT),
  life("Procedure", "38222", CPT, { from: "2018-01-01" }),
  life("Vaccine", "90460;90461;90471-90474;G0008-G0010", CPT),
  life("Vaccine", "90480", CPT, { from: "2023-09-11" }),
];

const RADIATION: readonly LifeRow[] = [
  life(
    "Radiation",
    "77261-77263;77280;77285;77290;77295;77299;77300;77301;77321;77331-77334;77336;77338;77370;77399",
    CPT,
  ),
  life("Radiation", "77293", CPT, { from: "2014-01-01" }),
  life("Radiation", "77306;77307;77316-77318", CPT, { from: "2015-01-01" }),
  life("Radiation", "77305;77310;77315", CPT_2015, { to: "2014-12-31", replacement: "77306;77307" }),
  life("Radiation", "77326-77328", CPT_2015, { to: "2014-12-31", replacement: "77316-77318" }),
  life("Radiation", "77403;77404;77406;77408;77409;77411;77413;77414;77416", CPT_2015, {
    to: "2014-12-31",
    replacement: "77402;77407;77412",
  }),
  life("Radiation", "77418", CPT_2015, {
    to: "2014-12-31",
    replacement: "77407;77412",
    note: "Intensity-modulated delivery; 77385, 77386 or G6015 from 2015 to 2025",
  }),
  life("Radiation", "77421", CPT_2015, {
    to: "2014-12-31",
    replacement: "77387",
    note: "Image guidance; from 2026 77387 with 26",
  }),
  life("Radiation", "77371-77373;77417;77423-77425;77427;77431;77432;77435;77469;77470;77499", CPT),
  life("Radiation", "77402;77407;77412", RT_2026, {
    to: "2025-12-31",
    note: "Levels by fields and blocks; Medicare's freestanding centres used G6003 to G6014",
  }),
  life("Radiation", "77402;77407;77412", RT_2026, {
    from: "2026-01-01",
    note: "Redefined: levels by technique, intensity-modulated delivery included, in every site",
  }),
  life("Radiation", "77387", RT_2026, { from: "2015-01-01", to: "2025-12-31", note: "Guidance, both components" }),
  life("Radiation", "77387", RT_2026, {
    from: "2026-01-01",
    note: "Redefined: professional component only (26); the technical part is in the delivery code",
  }),
  life("Radiation", "77385;77386", RT_2026, {
    from: "2015-01-01",
    to: "2025-12-31",
    replacement: "77407;77412",
    note: "Intensity-modulated delivery is a level of delivery now",
  }),
  life("Radiation", "77014", RT_2026, { to: "2025-12-31", replacement: "77387", note: "77387 with 26" }),
  life("Radiation", "77401", RT_2026, {
    to: "2025-12-31",
    replacement: "77437;77438",
    note: "Surface therapy: 77436 planning, 77437 and 77438 delivery, 77439 ultrasound",
  }),
  life("Radiation", "77436-77439", RT_2026, { from: "2026-01-01", note: "Surface therapy" }),
  life("Radiation", "G6001;G6002;G6017", RT_2026, {
    from: "2015-01-01",
    to: "2025-12-31",
    replacement: "77387",
    note: "Guidance: 77387 with 26",
  }),
  life("Radiation", "G6003-G6006", RT_2026, { from: "2015-01-01", to: "2025-12-31", replacement: "77402;77407;77412" }),
  life("Radiation", "G6007-G6010", RT_2026, { from: "2015-01-01", to: "2025-12-31", replacement: "77402;77407;77412" }),
  life("Radiation", "G6011-G6014", RT_2026, { from: "2015-01-01", to: "2025-12-31", replacement: "77402;77407;77412" }),
  life("Radiation", "G6015;G6016", RT_2026, { from: "2015-01-01", to: "2025-12-31", replacement: "77407;77412" }),
  life("Radiation", "77520;77522;77523;77525;G0339;G0340", CPT),
  life("Brachytherapy", "77750;77761-77763;77778;77789;77790;77799", CPT),
  life("Brachytherapy", "77767;77768;77770-77772", CPT, { from: "2016-01-01" }),
  life("Brachytherapy", "77769", "NCCI PTP 2024-07 and MUE 2026-10 do not list it", {
    to: NEVER,
    replacement: "77770;77771;77772",
    note: "Never existed: 77767 and 77768 are skin surface, 77770 to 77772 the rest",
  }),
  life("Brachytherapy", "77776;77777", "CPT 2016", { to: "2015-12-31", replacement: "77778;77799" }),
  life("Brachytherapy", "77785-77787", "CPT 2016", { to: "2015-12-31", replacement: "77767;77768;77770-77772" }),
];

const LABORATORY: readonly LifeRow[] = [
  life("Laboratory", "80047;80048;80050;80051;80053;80055;80061;80069;80074;80076", CPT),
  life(
    "Laboratory",
    "81000-81003;81005;81007;81015;81025;82040;82105;82150;82232;82247;82248;82270;82274;82306;82310;82330;82374;82378;82435;82550;82565;82570;82607;82728;82746;82784;82947;82948;82962;83036;83540;83550;83615;83690;83735;83880;83970;84075;84100;84132;84153;84154;84155;84156;84165;84166;84295;84402;84403;84439;84443;84450;84460;84466;84484;84520;84550;84702",
    CPT,
  ),
  life("Laboratory", "83521", CPT, { from: "2022-01-01" }),
  life(
    "Laboratory",
    "85004;85007-85009;85013;85014;85018;85025;85027;85032;85041;85045;85046;85048;85049;85378;85379;85384;85610;85652;85730;86300;86301;86304;86316;86334;86335;86703;86704;86706;86803;86850;86900;86901;86923;87040;87086;87340",
    CPT,
  ),
  life("Laboratory", "G0103", HCPCS, { note: "Medicare's screening; 84153 is the diagnostic test" }),
  life(
    "Pathology",
    "88104;88108;88112;88172;88173;88184;88185;88187-88189;88230;88237;88264;88271;88274;88275;88291;88300;88302;88304;88305;88307;88309;88311-88314;88321;88323;88341;88342;88344;88346;88350;88360;88361;88363-88368;88373;88374;88377",
    CPT,
  ),
  life(
    "Molecular",
    "81120;81121;81162;81163-81167;81170;81175;81176;81206-81208;81210;81212;81215-81219;81232-81237;81245;81246;81261-81264;81270;81272;81273;81275;81276;81287;81288;81292-81301;81310;81311;81314-81316;81321-81323;81334;81340;81342;81345;81450;81445;81455;81479;81518-81522;81528;81538;81539",
    CPT,
  ),
  life("Molecular", "81305;81320;81346;81327", CPT),
  life("Molecular", "81168;81191-81194;81278;81279;81338;81339;81347;81348;81351-81353;81357;81360", "CPT 2021", {
    from: "2021-01-01",
  }),
  life("Molecular", "81449;81451;81456", "CPT 2023", { from: "2023-01-01" }),
  life("Molecular", "81457-81459;81462-81464", "CPT 2024", { from: "2024-01-01" }),
  life(
    "Molecular",
    "0018U;0022U;0026U;0037U;0048U;0211U;0239U;0242U;0244U;0245U;0250U;0326U;0329U;0334U;0379U;0391U;0473U;0543U",
    "Medicare billing articles A57901, A56867 and A52986",
    { note: UNCONFIRMED },
  ),
];

const IMAGING: readonly LifeRow[] = [
  life("Imaging", "78811-78816", CPT),
  life("Imaging", "A9552", HCPCS),
  life(
    "Imaging",
    "70450;70470;70551-70553;71045-71048;71250;71260;71270;71275;72141;72146;72148;72156-72158;72192-72194;72195-72197;74150;74160;74170;74176-74178;74181-74183;76604;76641;76642;76700;76705;76770;76830;76856;76942;77002;77012;77046-77049;77063;77065-77067;77080;78300;78305;78306;78472;93306;93970",
    CPT,
  ),
];

const CELLULAR: readonly LifeRow[] = [
  life("CAR-T", "0537T", CART_2025, {
    from: "2019-01-01",
    to: "2024-12-31",
    replacement: "38225",
    note: "Collect cells",
  }),
  life("CAR-T", "0538T", CART_2025, {
    from: "2019-01-01",
    to: "2024-12-31",
    replacement: "38226",
    note: "Prepare for transport",
  }),
  life("CAR-T", "0539T", CART_2025, {
    from: "2019-01-01",
    to: "2024-12-31",
    replacement: "38227",
    note: "Receive and prepare",
  }),
  life("CAR-T", "0540T", CART_2025, { from: "2019-01-01", to: "2024-12-31", replacement: "38228", note: "Infuse" }),
  life("CAR-T", "38225", CART_2025, { from: "2025-01-01", note: "Collect cells" }),
  life("CAR-T", "38226", CART_2025, { from: "2025-01-01", note: "Prepare for transport" }),
  life("CAR-T", "38227", CART_2025, { from: "2025-01-01", note: "Receive and prepare" }),
  life("CAR-T", "38228", CART_2025, { from: "2025-01-01", note: "Infuse" }),
  life("CAR-T", "Q2040", HCPCS, { from: "2018-01-01", to: "2018-12-31", replacement: "Q2042" }),
  life("CAR-T", "Q2041", HCPCS, { from: "2018-04-01" }),
  life("CAR-T", "Q2042", HCPCS, { from: "2019-01-01" }),
  life("CAR-T", "Q2053", HCPCS_QUARTERLY, { from: "2021-04-01" }),
  life("CAR-T", "Q2054", HCPCS_QUARTERLY, { from: "2021-10-01" }),
  life("CAR-T", "Q2055", HCPCS_QUARTERLY, { from: "2022-01-01" }),
  life("CAR-T", "Q2056", HCPCS_QUARTERLY, { from: "2022-10-01" }),
  life("CAR-T", "Q2057;Q2058", HCPCS_QUARTERLY, { note: UNCONFIRMED }),
];

/** Drug codes older than 2015. */
const DRUGS: readonly LifeRow[] = [
  life(
    "Drug",
    "J0171;J0207;J0640;J0641;J0780;J0881;J0882;J0885;J0894;J0897;J1100;J1190;J1200;J1442;J1453;J1626;J1642;J1644;J1720;J1750;J1756;J1930;J1950;J2060;J2150;J2353;J2354;J2405;J2430;J2469;J2550;J2562;J2765;J2780;J2783;J2820;J2916;J2997;J3315;J3420;J3475;J3480;J3489;J3490;J3590;J7030;J7040;J7042;J7050;J7060;J7070;J7120;Q0138;Q2043;Q2050;A9606",
    HCPCS,
  ),
  life(
    "Drug",
    "J9000;J9015;J9017;J9019;J9020;J9025;J9027;J9033;J9035;J9040-J9043;J9045;J9047;J9050;J9055;J9060;J9065;J9100;J9120;J9130;J9150;J9155;J9171;J9178;J9179;J9181;J9185;J9190;J9200-J9202;J9206-J9209;J9211;J9214;J9216-J9218;J9225;J9226;J9228;J9245;J9260;J9261;J9263;J9264;J9266;J9268;J9280;J9293;J9302;J9303;J9305-J9307;J9320;J9328;J9330;J9340;J9351;J9354;J9355;J9357;J9360;J9370;J9371;J9390;J9395;J9400;J9600;J9999",
    HCPCS,
  ),
];

/** Drug codes with a start from 2015 on: start, then the codes. Quarterly updates after 2019 are [K] unless the file of 2019 has them. */
const DRUG_STARTS: readonly (readonly [from: string, codes: string])[] = [
  ["2015-01-01", "J1439;J9267;J9301"],
  ["2015-07-01", "Q5101"],
  ["2016-01-01", "J0202;J1447;J2860;J7121;J9032;J9039;J9271;J9299;J9308"],
  ["2017-01-01", "J9034;J9145;J9176;J9205;J9295;J9325;J9352"],
  ["2018-01-01", "J1627;J9022;J9023;J9203"],
  ["2018-07-01", "Q5105;Q5106"],
  ["2018-10-01", "Q5108;Q5110"],
  ["2019-01-01", "J0185;J1454;J3316;J9057;J9153;J9173;J9229;J9311;J9312;Q5107;Q5111"],
  ["2019-07-01", "J9030;J9036;J9356;Q5112-Q5115"],
  ["2019-10-01", "J0642;J9118;J9119;J9204;J9269;J9313;Q5116-Q5118"],
  ["2020-01-01", "J9309"],
  ["2020-07-01", "J9177;J9198;J9246;J9358;Q5119;Q5120"],
  ["2020-10-01", "J1437;J9227;J9304"],
  ["2021-01-01", "J9144;J9223;J9281;J9316;J9317;Q5122"],
  ["2021-04-01", "J9037;J9349"],
  ["2021-07-01", "J1951;J9348;J9353;Q5123"],
  ["2021-10-01", "J9318;J9319"],
  ["2022-01-01", "J1952;J2506;J9021;J9061;J9272"],
  ["2022-04-01", "J9071;J9273;J9359"],
  ["2022-07-01", "J9331"],
  ["2022-10-01", "J9274;J9298;Q5125"],
  ["2023-01-01", "J0893;J1954;J9046;J9048;J9049;J9314;J9393;J9394;Q5126"],
  ["2023-04-01", "J1449;J9196;J9294;J9296;J9297;Q5127;Q5129;Q5130"],
  ["2023-07-01", "J9029;J9056;J9063;J9322;J9323;J9347;J9350;J9380"],
  ["2023-10-01", "J1434;J9051;J9064;J9345"],
  ["2024-01-01", "J9052;J9072;J9172;J9255;J9286;J9321;J9324"],
  ["2024-04-01", "J1010;J2919;J9073-J9075;J9248;J9249;J9361"],
  ["2024-10-01", "J9329;Q5136"],
  ["2025-01-01", "J9026;J9028;Q5146"],
  ["", "A9607;J2468;J9024;J9076;J9277;J9292"],
];

const DRUG_ENDS: readonly LifeRow[] = [
  life("Drug", "J2505", HCPCS_QUARTERLY, { to: "2021-12-31", replacement: "J2506" }),
  life("Drug", "J1020;J1030;J1040", HCPCS_QUARTERLY, { to: "2024-03-31", replacement: "J1010" }),
  life("Drug", "J2920;J2930", HCPCS_QUARTERLY, { to: "2024-03-31", replacement: "J2919" }),
  life("Drug", "J9010", HCPCS, { to: "2015-12-31", replacement: "J0202" }),
  life("Drug", "J9031", HCPCS_QUARTERLY, { to: "2019-06-30", replacement: "J9030" }),
  life("Drug", "J9044", HCPCS_QUARTERLY, {
    from: "2019-01-01",
    to: "2022-12-31",
    replacement: "J9041;J9046;J9048;J9049",
  }),
  life("Drug", "J9058;J9059", HCPCS_QUARTERLY, { from: "2023-07-01", to: "2024-12-31", replacement: "J9033" }),
  life("Drug", "J9070", HCPCS_QUARTERLY, { to: "2024-03-31", replacement: "J9075" }),
  life("Drug", "J9160", HCPCS_QUARTERLY, { to: "2023-12-31" }),
  life("Drug", "J9199", HCPCS_QUARTERLY, { from: "2020-01-01", to: "2020-06-30", replacement: "J9198" }),
  life("Drug", "J9250", HCPCS_QUARTERLY, { to: "2024-03-31", replacement: "J9260" }),
  life("Drug", "J9258", HCPCS_QUARTERLY, { from: "2024-01-01", to: "2024-09-30", replacement: "J9264" }),
  life("Drug", "J9259", HCPCS_QUARTERLY, { from: "2023-07-01", to: "2024-12-31", replacement: "J9264" }),
  life("Drug", "J9265", HCPCS, { to: "2014-12-31", replacement: "J9267" }),
  life("Drug", "J9300", HCPCS, { to: "2017-12-31", replacement: "J9203" }),
  life("Drug", "J9310", HCPCS, { to: "2018-12-31", replacement: "J9312" }),
  life("Drug", "J9315", HCPCS_QUARTERLY, { to: "2021-09-30", replacement: "J9318;J9319" }),
];

export const LIFE_ROWS: readonly LifeRow[] = [
  ...VISITS,
  ...ADMINISTRATION,
  ...RADIATION,
  ...LABORATORY,
  ...IMAGING,
  ...CELLULAR,
  ...DRUGS,
  ...DRUG_STARTS.map(([from, codes]) =>
    life("Drug", codes, from !== "" && from < "2019-02-01" ? HCPCS : HCPCS_QUARTERLY, {
      from,
      note: from === "" ? UNCONFIRMED : "",
    }),
  ),
  ...DRUG_ENDS,
];
