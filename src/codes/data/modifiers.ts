/**
 * Every modifier that is known: CPT's and all of HCPCS Level II, one a line: modifier, first day, last day, our own words. `-` is an open end.
 * Sources: CMS HCPCS Level II file 2019 (dates added and ended of the 360 modifiers of that year), CMS quarterly updates since
 * (AB, FQ to FT, JK, JL, JZ, LU, MA to MH, N1 to N3), CPT appendix A (numeric modifiers; no descriptors stand here).
 * A start of `-` with a letter in the modifier means that the start is not known for certain, so it counts as always.
 */
export const MODIFIER_TEXT = `
1P - - performance measure excluded, medical reasons
21 - 2008-12-31 prolonged visit
22 - - more work than usual
23 - - unusual anaesthesia
24 - - unrelated visit after surgery
25 - - separate visit on the day of a procedure
26 - - professional component
27 - - several hospital outpatient visits on one day
2P - - performance measure excluded, patient reasons
32 - - mandated service
33 2011-01-01 - preventive service
3P - - performance measure excluded, system reasons
47 - - anaesthesia by the surgeon
50 - - both sides
51 - - multiple procedures
52 - - reduced service
53 - - discontinued procedure
54 - - surgical care only
55 - - postoperative care only
56 - - preoperative care only
57 - - visit that led to surgery
58 - - staged or related procedure after surgery
59 - - distinct service
62 - - two surgeons
63 - - infant under 4 kg
66 - - surgical team
73 - - outpatient procedure stopped before anaesthesia
74 - - outpatient procedure stopped after anaesthesia
76 - - repeated by the same physician
77 - - repeated by another physician
78 - - unplanned return to the operating room
79 - - unrelated procedure after surgery
80 - - assistant surgeon
81 - - minimum assistant surgeon
82 - - assistant surgeon, no resident available
8P - - performance measure not done
90 - - outside laboratory
91 - - clinical laboratory test repeated
92 2008-01-01 - alternative laboratory platform
93 2022-01-01 - telemedicine, audio only
95 2017-01-01 - telemedicine, audio and video
96 2018-01-01 - habilitative service
97 2018-01-01 - rehabilitative service
99 - - multiple modifiers
A1 2002-07-01 - one wound dressed
A2 2002-07-01 - two wounds dressed
A3 2002-07-01 - three wounds dressed
A4 2002-07-01 - four wounds dressed
A5 2002-07-01 - five wounds dressed
A6 2002-07-01 - six wounds dressed
A7 2002-07-01 - seven wounds dressed
A8 2002-07-01 - eight wounds dressed
A9 2002-07-01 - nine or more wounds dressed
AA 1984-01-01 - anaesthesia by the anaesthesiologist in person
AB 2023-01-01 - audiology without an order
AD 1984-01-01 - anaesthesia supervision, more than four at once
AE 2005-01-01 - registered dietitian
AF 2005-01-01 - specialty physician
AG 2005-01-01 - primary physician
AH 1991-01-01 - clinical psychologist
AI 2010-01-01 - principal physician of record
AJ 1991-01-01 - clinical social worker
AK 2005-01-01 - non-participating physician
AM 1991-01-01 - physician, team member
AO 2013-10-01 - provider declined the alternate payment method
AP 1984-01-01 - refractive state not determined
AQ 2006-01-01 - unlisted health professional shortage area
AR 2005-01-01 - physician scarcity area
AS 1988-01-01 - assistant at surgery who is PA, NP or CNS
AT 1984-01-01 - acute treatment
AU 2003-01-01 - with a urological, ostomy or tracheostomy supply
AV 2003-01-01 - with a prosthetic or orthotic device
AW 2003-01-01 - with a surgical dressing
AX 2003-01-01 - with dialysis services
AY 2011-01-01 - for an ESRD patient, not for ESRD
AZ 2011-01-01 - dental shortage area, electronic record incentive
BA 2003-01-01 - with parenteral or enteral nutrition
BL 2005-07-01 - specially acquired blood
BO 2003-01-01 - nutrition by mouth, not by tube
BP 1992-01-01 - patient chose to purchase
BR 1992-01-01 - patient chose to rent
BU 1992-01-01 - patient has not decided between rent and purchase
CA 2003-01-01 - inpatient-only procedure in an emergency, patient died before admission
CB 2003-04-01 - ordered by dialysis facility, paid separately
CC 1990-01-01 - procedure code changed
CD 2004-01-01 - ESRD test within the composite rate
CE 2004-01-01 - ESRD test within the composite rate, beyond normal frequency
CF 2004-01-01 - ESRD test outside the composite rate
CG 2008-07-01 - policy criteria applied
CH 2013-01-01 - function impaired 0 percent
CI 2013-01-01 - function impaired 1 to 19 percent
CJ 2013-01-01 - function impaired 20 to 39 percent
CK 2013-01-01 - function impaired 40 to 59 percent
CL 2013-01-01 - function impaired 60 to 79 percent
CM 2013-01-01 - function impaired 80 to 99 percent
CN 2013-01-01 - function impaired 100 percent
CO 2019-01-01 - occupational therapy assistant
CP 2016-01-01 2017-12-31 adjunctive to a comprehensive outpatient procedure
CQ 2019-01-01 - physical therapist assistant
CR 2005-08-21 - catastrophe or disaster
CS 2011-01-01 - waiver of cost-sharing in a public health emergency
CT 2016-01-01 - CT equipment below the dose standard
DA - - oral health assessment by somebody other than a dentist
E1 1995-01-01 - upper left eyelid
E2 1995-01-01 - lower left eyelid
E3 1995-01-01 - upper right eyelid
E4 1995-01-01 - lower right eyelid
EA 2008-01-01 - ESA for anaemia from chemotherapy
EB 2008-01-01 - ESA for anaemia from radiotherapy
EC 2008-01-01 - ESA for anaemia from neither chemotherapy nor radiotherapy
ED 2008-01-01 - haematocrit above 39 for three cycles or more
EE 2008-01-01 - haematocrit not above 39 for three cycles or more
EJ 1991-01-01 - later claim of a course of therapy
EM 1991-01-01 - emergency reserve supply, ESRD
EP 1987-01-01 - Medicaid early screening programme
ER 2019-01-01 - provider-based emergency department off campus
ET 1984-01-01 - emergency services
EX 2015-04-01 - expatriate beneficiary
EY 2003-01-01 - no order from a licensed provider
F1 1995-01-01 - left hand, second finger
F2 1995-01-01 - left hand, third finger
F3 1995-01-01 - left hand, fourth finger
F4 1995-01-01 - left hand, fifth finger
F5 1995-01-01 - right hand, thumb
F6 1995-01-01 - right hand, second finger
F7 1995-01-01 - right hand, third finger
F8 1995-01-01 - right hand, fourth finger
F9 1995-01-01 - right hand, fifth finger
FA 1995-01-01 - left hand, thumb
FB 2006-01-01 - item without cost or with full credit
FC 2008-01-01 - partial credit for a replaced device
FP 1987-01-01 - family planning programme
FQ 2022-01-01 - audio only
FR 2022-01-01 - supervision by audio and video
FS 2022-01-01 - split or shared visit
FT 2022-01-01 - unrelated critical care visit
FX 2017-01-01 - x-ray on film
FY 2018-01-01 - x-ray by computed radiography
G0 2019-01-01 - telehealth for acute stroke
G1 1997-01-01 - urea reduction ratio under 60
G2 1997-01-01 - urea reduction ratio 60 to 64.9
G3 1997-01-01 - urea reduction ratio 65 to 69.9
G4 1997-01-01 - urea reduction ratio 70 to 74.9
G5 1997-01-01 - urea reduction ratio 75 or more
G6 1998-05-01 - fewer than six dialysis sessions in the month
G7 1999-07-01 - pregnancy from rape or incest, or life-threatening
G8 1999-07-01 - monitored anaesthesia, complex procedure
G9 1999-07-01 - monitored anaesthesia, severe cardiopulmonary history
GA 1995-01-01 - liability notice required and on file
GB 2002-01-01 - resubmitted, no longer under a payment demonstration
GC 1997-01-01 - partly by a resident under a teaching physician
GD 2008-01-01 - units above the unlikely-edit value, medically necessary
GE 1997-01-01 - resident under the primary care exception
GF 2003-04-01 - non-physician in a critical access hospital
GG 2002-01-01 - screening and diagnostic mammogram on one day
GH 1998-10-01 - screening turned into diagnostic mammogram
GJ 1998-10-01 - opted-out physician, emergency
GK 2002-01-01 - item associated with GA or GZ
GL 2002-01-01 - upgrade without charge
GM 2002-01-01 - several patients on one ambulance trip
GN 1999-01-01 - speech-language therapy plan
GO 1999-01-01 - occupational therapy plan
GP 1999-01-01 - physical therapy plan
GQ 2001-10-01 - telehealth, store and forward
GR 2006-01-01 - resident in a VA facility
GS 2006-01-01 - ESA dose reduced
GT 1999-01-01 - telehealth, audio and video
GU 2011-01-01 - routine liability notice on file
GV 2002-01-01 - attending physician not paid by the hospice
GW 2002-01-01 - not related to the terminal condition
GX 2010-04-01 - voluntary liability notice on file
GY 2002-01-01 - statutorily excluded
GZ 2002-01-01 - expected to be denied, no notice on file
H9 2003-01-01 - court-ordered
HA 2003-01-01 - child or adolescent programme
HB 2003-01-01 - adult programme, not geriatric
HC 2003-01-01 - adult programme, geriatric
HD 2003-01-01 - pregnant and parenting women's programme
HE 2003-01-01 - mental health programme
HF 2003-01-01 - substance use programme
HG 2003-01-01 - opioid treatment programme
HH 2003-01-01 - integrated mental health and substance use programme
HI 2003-01-01 - integrated mental health and developmental disability programme
HJ 2003-01-01 - employee assistance programme
HK 2003-01-01 - specialised mental health programme for high risk
HL 2003-01-01 - intern
HM 2003-01-01 - below bachelor's degree
HN 2003-01-01 - bachelor's degree
HO 2003-01-01 - master's degree
HP 2003-01-01 - doctoral degree
HQ 2003-01-01 - group setting
HR 2003-01-01 - family or couple, client present
HS 2003-01-01 - family or couple, client absent
HT 2003-01-01 - multidisciplinary team
HU 2003-01-01 - funded by child welfare
HV 2003-01-01 - funded by the state addictions agency
HW 2003-01-01 - funded by the state mental health agency
HX 2003-01-01 - funded by the county
HY 2003-01-01 - funded by juvenile justice
HZ 2003-01-01 - funded by criminal justice
J1 2006-01-01 - competitive acquisition, no-pay line
J2 2006-01-01 - competitive acquisition, emergency restock
J3 2006-01-01 - competitive acquisition, drug not available
J4 2010-01-01 - competitive bidding item from a hospital at discharge
J5 - - off-the-shelf orthosis as part of a professional service
JA 2007-01-01 - given intravenously
JB 2007-01-01 - given subcutaneously
JC 2009-01-01 - skin substitute used as a graft
JD 2009-01-01 - skin substitute not used as a graft
JE 2013-07-01 - given through dialysate
JF 2015-04-01 2015-06-30 compounded drug
JG 2018-01-01 2024-12-31 drug bought under 340B
JK 2023-04-01 - one month's supply of a drug or less
JL 2023-04-01 - three months' supply of a drug
JW 2003-01-01 - discarded amount of a drug
JZ 2023-01-01 - nothing discarded of a drug
K0 1993-01-01 - prosthesis level 0
K1 1993-01-01 - prosthesis level 1
K2 1993-01-01 - prosthesis level 2
K3 1993-01-01 - prosthesis level 3
K4 1993-01-01 - prosthesis level 4
KA 1994-01-01 - wheelchair add-on
KB 2003-01-01 - upgrade requested, more than four modifiers
KC 2005-01-01 - special power wheelchair interface replaced
KD 2004-01-01 - drug infused through durable equipment
KE 2009-01-01 - first-round bid accessory on non-bid equipment
KF 2004-04-01 - class III device
KG 2007-07-01 - competitive bidding programme 1
KH 1994-01-01 - first month of rental or purchase
KI 1994-01-01 - second or third month of rental
KJ 1994-01-01 - months four to fifteen of rental
KK 2007-07-01 - competitive bidding programme 2
KL 2007-07-01 - delivered by mail
KM 1996-01-01 - facial prosthesis, new impression
KN 1996-01-01 - facial prosthesis, previous model
KO 1997-04-01 - single drug unit-dose
KP 1997-04-01 - first of several unit-dose drugs
KQ 1997-04-01 - second or later unit-dose drug
KR 2002-01-01 - rental for part of a month
KS 1998-10-01 - glucose supply, no insulin
KT 2007-07-01 - item got while travelling outside the bidding area
KU 2007-07-01 - competitive bidding programme 3
KV 2008-01-01 - bidding item as part of a professional service
KW 2008-01-01 - competitive bidding programme 4
KX 2002-07-01 - requirements of the policy are met
KY 2008-01-01 - competitive bidding programme 5
KZ 2003-10-01 - coverage new to managed care
L1 2014-07-01 2016-12-31 laboratory test outside the hospital package
LC 1997-01-01 - left circumflex artery
LD 1997-01-01 - left anterior descending artery
LL 1984-01-01 - lease or rental against purchase
LM 2013-01-01 - left main artery
LR 1987-01-01 - laboratory round trip
LS 1991-01-01 - monitored intraocular lens
LT 1984-01-01 - left side
LU 2022-01-01 - CAR-T paid in fractions
M2 2007-01-01 - Medicare is secondary
MA 2020-01-01 - decision support not consulted, emergency
MB 2020-01-01 - decision support not consulted, no internet
MC 2020-01-01 - decision support not consulted, vendor problem
MD 2020-01-01 - decision support not consulted, extreme circumstances
ME 2020-01-01 - ordered service adheres to the criteria
MF 2020-01-01 - ordered service does not adhere to the criteria
MG 2020-01-01 - criteria do not apply
MH 2020-01-01 - consultation unknown
MS 1989-01-01 - maintenance and servicing fee
N1 2023-04-01 - oxygen coverage group 1
N2 2023-04-01 - oxygen coverage group 2
N3 2023-04-01 - oxygen coverage group 3
NB 2011-01-01 - nebulizer cleared for a specific drug
NR 1984-01-01 - new when rented
NU 1984-01-01 - new equipment
P1 2006-01-01 - healthy patient
P2 2006-01-01 - mild systemic disease
P3 2006-01-01 - severe systemic disease
P4 2006-01-01 - severe systemic disease, threat to life
P5 2006-01-01 - not expected to survive without the operation
P6 2006-01-01 - brain-dead donor
PA 2009-07-01 - wrong body part
PB 2009-07-01 - wrong patient
PC 2009-07-01 - wrong surgery
PD 2012-01-01 - outpatient service within three days of admission
PI 2009-07-01 - PET for the initial treatment strategy
PL 1989-01-01 - progressive lenses
PM 2014-01-01 - post mortem
PN 2017-01-01 - non-excepted off-campus outpatient department
PO 2015-01-01 - excepted off-campus outpatient department
PS 2009-07-01 - PET for the later treatment strategy
PT 2011-01-01 - colorectal screening that became diagnostic
Q0 2008-01-01 - investigational service in a clinical study
Q1 2008-01-01 - routine service in a clinical study
Q2 1992-01-01 - demonstration project
Q3 1995-01-01 - living kidney donor
Q4 1994-01-01 - ordering physician qualifies for the exception
Q5 1993-01-01 - reciprocal billing substitute
Q6 1993-01-01 - substitute paid for time
Q7 1995-01-01 - one class A finding
Q8 1995-01-01 - two class B findings
Q9 1995-01-01 - one class B and two class C findings
QA 2018-04-01 - stationary oxygen, day and night differ, under 1 litre
QB 2018-04-01 - stationary oxygen, day and night differ, over 4 litres
QC 1989-01-01 - single channel monitoring
QD 1989-01-01 - digital recording
QE 1989-01-01 - oxygen under 1 litre at rest
QF 1989-01-01 - oxygen over 4 litres at rest, portable prescribed
QG 1989-01-01 - oxygen over 4 litres at rest
QH 1989-01-01 - oxygen conserving device
QJ 2003-01-01 - prisoner or person in custody
QK 1995-01-01 - medical direction of two to four anaesthetics
QL 1999-01-01 - pronounced dead after the ambulance was called
QM 1996-01-01 - ambulance under arrangement
QN 1996-01-01 - ambulance by the provider itself
QP 1996-01-01 - tests ordered singly or as a recognised panel
QQ 2018-07-01 - decision support consulted
QR 2018-04-01 - stationary oxygen, day and night differ, 1 to 4 litres
QS 1990-01-01 - monitored anaesthesia care
QT 1989-01-01 - analogue tape recording
QW 1996-01-01 - CLIA-waived test
QX 1993-01-01 - nurse anaesthetist with medical direction
QY 1998-01-01 - medical direction of one nurse anaesthetist
QZ 1993-01-01 - nurse anaesthetist without medical direction
RA 2009-01-01 - replacement of an item
RB 2009-01-01 - replacement of a part
RC 1997-01-01 - right coronary artery
RD 2004-01-01 - drug given to the patient, not administered incident to
RE 2009-01-01 - under an FDA risk mitigation programme
RI 2013-01-01 - ramus intermedius artery
RR 1984-01-01 - rental
RT 1984-01-01 - right side
SA 2001-07-01 - nurse practitioner with a physician
SB 2001-07-01 - nurse midwife
SC 2001-07-01 - medically necessary service
SD 2001-07-01 - specialised nurse, high-technology infusion
SE 2001-07-01 - state or federally funded programme
SF 1987-01-01 - second opinion ordered by a review organisation
SG 1992-01-01 - surgical centre facility service
SH 2001-07-01 - second concurrent infusion
SJ 2001-07-01 - third or later concurrent infusion
SK 2002-04-01 - member of a high-risk group
SL 2002-04-01 - state-supplied vaccine
SM 2002-07-01 - second surgical opinion
SN 2002-07-01 - third surgical opinion
SQ 2002-10-01 - ordered by home health
SS 2004-10-01 - home infusion in an infusion suite
ST 2003-01-01 - trauma or injury
SU 2003-01-01 - done in the office, facility and equipment
SV 2003-01-01 - drug delivered to the home, not used
SW 2004-04-01 - certified diabetic educator
SY 2005-01-01 - close contact of a high-risk group
SZ 2014-07-01 2017-12-31 habilitative services
T1 1995-01-01 - left foot, second toe
T2 1995-01-01 - left foot, third toe
T3 1995-01-01 - left foot, fourth toe
T4 1995-01-01 - left foot, fifth toe
T5 1995-01-01 - right foot, great toe
T6 1995-01-01 - right foot, second toe
T7 1995-01-01 - right foot, third toe
T8 1995-01-01 - right foot, fourth toe
T9 1995-01-01 - right foot, fifth toe
TA 1995-01-01 - left foot, great toe
TB 2018-01-01 - drug bought under 340B, reported for information
TC 1984-01-01 - technical component
TD 2001-07-01 - registered nurse
TE 2001-07-01 - licensed practical nurse
TF 2001-07-01 - intermediate level of care
TG 2001-07-01 - complex level of care
TH 2001-07-01 - obstetric care
TJ 2001-07-01 - child or adolescent programme group
TK 2002-04-01 - extra passenger
TL 2002-04-01 - early intervention plan
TM 2002-04-01 - individual education plan
TN 2002-04-01 - outside the customary service area
TP 2002-04-01 - transport, vehicle empty
TQ 2002-04-01 - volunteer ambulance
TR 2002-07-01 - school-based education plan
TS 2002-10-01 - follow-up service
TT 2002-10-01 - service to several patients in one setting
TU 2003-01-01 - overtime rate
TV 2003-01-01 - holiday or weekend rate
TW 2003-01-01 - back-up equipment
U1 2002-07-01 - Medicaid level of care 1
U2 2002-07-01 - Medicaid level of care 2
U3 2002-07-01 - Medicaid level of care 3
U4 2002-07-01 - Medicaid level of care 4
U5 2002-07-01 - Medicaid level of care 5
U6 2002-07-01 - Medicaid level of care 6
U7 2002-07-01 - Medicaid level of care 7
U8 2002-07-01 - Medicaid level of care 8
U9 2002-07-01 - Medicaid level of care 9
UA 2002-07-01 - Medicaid level of care 10
UB 2002-07-01 - Medicaid level of care 11
UC 2002-07-01 - Medicaid level of care 12
UD 2002-07-01 - Medicaid level of care 13
UE 1984-01-01 - used equipment
UF 2003-04-01 - in the morning
UG 2003-04-01 - in the afternoon
UH 2003-04-01 - in the evening
UJ 2003-04-01 - at night
UK 2003-04-01 - to somebody other than the client
UN 2004-01-01 - two patients served
UP 2004-01-01 - three patients served
UQ 2004-01-01 - four patients served
UR 2004-01-01 - five patients served
US 2004-01-01 - six or more patients served
V1 2017-01-01 - demonstration 1
V2 2017-01-01 - demonstration 2
V3 2017-01-01 - demonstration 3
V4 - - demonstration 4
V5 2010-01-01 - dialysis by catheter
V6 2010-01-01 - dialysis by graft
V7 2010-01-01 - dialysis by fistula
V8 2010-01-01 2012-03-31 infection present
V9 2010-01-01 2012-03-31 no infection present
VM 2018-04-01 - diabetes prevention, virtual make-up session
VP 1984-01-01 - aphakic patient
X1 2018-01-01 - continuous broad care
X2 2018-01-01 - continuous focused care
X3 2018-01-01 - episodic broad care
X4 2018-01-01 - episodic focused care
X5 2018-01-01 - only as ordered by another clinician
XE 2015-01-01 - separate encounter
XP 2015-01-01 - separate practitioner
XS 2015-01-01 - separate structure
XU 2015-01-01 - unusual, does not overlap
ZA 2016-01-01 2018-03-31 biosimilar of Novartis or Sandoz
ZB 2016-07-01 2018-03-31 biosimilar of Pfizer or Hospira
ZC 2017-10-01 2018-03-31 biosimilar of Merck or Samsung Bioepis
`;

/** What a modifier does, for the checks that ask. */
export type ModifierRole =
  | "ncciBypass"
  | "visitOnly"
  | "distinct"
  | "xSubset"
  | "neverOnVisit"
  | "repeat"
  | "anatomic"
  | "globalSurgery"
  | "component"
  | "wastage"
  | "drug340b"
  | "liability"
  | "trial"
  | "esa"
  | "pet"
  | "policyMet"
  | "incidentTo"
  | "splitShared"
  | "telehealth"
  | "therapy"
  | "waivedTest";

const ANATOMIC = "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI";

/** Modifiers of each role, with the source. */
export const MODIFIER_ROLES: readonly {
  readonly role: ModifierRole;
  readonly modifiers: string;
  readonly source: string;
}[] = [
  {
    role: "ncciBypass",
    modifiers: `${ANATOMIC} 24 25 57 58 78 79 27 59 91 XE XP XS XU`,
    source: "NCCI policy manual, chapter 1, NCCI-associated modifiers",
  },
  { role: "anatomic", modifiers: ANATOMIC, source: "NCCI policy manual, chapter 1" },
  { role: "globalSurgery", modifiers: "24 25 57 58 78 79", source: "NCCI policy manual, chapter 1" },
  { role: "visitOnly", modifiers: "24 25 27 57 AI FS FT", source: "CPT appendix A; IOM 100-04 chapter 12" },
  { role: "distinct", modifiers: "59", source: "CPT appendix A" },
  { role: "xSubset", modifiers: "XE XP XS XU", source: "CMS MLN article on 59 and X{EPSU}" },
  { role: "neverOnVisit", modifiers: "59 XE XP XS XU", source: "CMS MLN article on 59 and X{EPSU}" },
  { role: "repeat", modifiers: "76 77 91", source: "CPT appendix A" },
  { role: "component", modifiers: "26 TC", source: "Medicare physician fee schedule" },
  { role: "wastage", modifiers: "JW JZ", source: "IOM 100-04 chapter 17 section 40" },
  { role: "drug340b", modifiers: "JG TB", source: "CMS 340B modifier guidance" },
  { role: "liability", modifiers: "GA GX GY GZ", source: "IOM 100-04 chapter 30" },
  { role: "trial", modifiers: "Q0 Q1", source: "NCD 310.1" },
  { role: "esa", modifiers: "EA EB EC", source: "NCD 110.21" },
  { role: "pet", modifiers: "PI PS", source: "NCD 220.6.17" },
  { role: "policyMet", modifiers: "KX", source: "HCPCS Level II" },
  { role: "incidentTo", modifiers: "SA", source: "HCPCS Level II" },
  { role: "splitShared", modifiers: "FS", source: "IOM 100-04 chapter 12 section 30.6.18" },
  { role: "telehealth", modifiers: "93 95 FQ FR G0 GQ GT", source: "IOM 100-04 chapter 12 section 190" },
  { role: "therapy", modifiers: "CO CQ GN GO GP", source: "IOM 100-04 chapter 5" },
  { role: "waivedTest", modifiers: "QW", source: "CLIA waived tests" },
];

/** Origins and destinations whose pairs are modifiers of ambulance codes only (IOM 100-04 chapter 15). */
export const AMBULANCE_PLACES = "DEGHIJNPRSX";
