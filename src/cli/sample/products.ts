/**
 * Drugs as an invented practice buys them. Doses of a unit are those of the HCPCS codes; NDCs of J9271, J9035, J9312 and J1453 are those of
 * CMS's crosswalk, the others begin with 99999, which is nobody's labeler code.
 */
export interface Product {
  readonly code: string;
  /** Amount of drug in one billing unit. */
  readonly perUnit: number;
  readonly doseUnit: string;
  readonly container: "Single" | "Multi";
  readonly ndc: string;
  readonly ndcUnit: "ML" | "UN";
  /** Amount of drug in one NDC unit: a millilitre, or a vial. */
  readonly perNdcUnit: number;
  /** Charge of one billing unit, in dollars. */
  readonly price: number;
}

const product = (
  code: string,
  [perUnit, doseUnit]: readonly [number, string],
  container: Product["container"],
  ndc: string,
  [perNdcUnit, ndcUnit]: readonly [number, Product["ndcUnit"]],
  price: number,
): Product => ({ code, perUnit, doseUnit, container, ndc, ndcUnit, perNdcUnit, price });

export const PRODUCTS = {
  pembrolizumab: product("J9271", [1, "mg"], "Single", "00006302602", [25, "ML"], 62),
  nivolumab: product("J9299", [1, "mg"], "Single", "99999010101", [10, "ML"], 34),
  bevacizumab: product("J9035", [10, "mg"], "Single", "50242006101", [25, "ML"], 98),
  trastuzumab: product("Q5116", [10, "mg"], "Single", "99999010201", [150, "UN"], 71),
  rituximab: product("J9312", [10, "mg"], "Single", "50242005306", [10, "ML"], 102),
  cyclophosphamide: product("J9075", [5, "mg"], "Single", "99999010301", [500, "UN"], 2.5),
  doxorubicin: product("J9000", [10, "mg"], "Multi", "99999010401", [2, "ML"], 12),
  vincristine: product("J9370", [1, "mg"], "Single", "99999010501", [1, "ML"], 22),
  oxaliplatin: product("J9263", [0.5, "mg"], "Single", "99999010601", [5, "ML"], 1.4),
  leucovorin: product("J0640", [50, "mg"], "Single", "99999010701", [10, "ML"], 9),
  fluorouracil: product("J9190", [500, "mg"], "Multi", "99999010801", [50, "ML"], 11),
  paclitaxel: product("J9267", [1, "mg"], "Multi", "99999010901", [6, "ML"], 1.1),
  carboplatin: product("J9045", [50, "mg"], "Multi", "99999011001", [10, "ML"], 14),
  pegfilgrastim: product("J2506", [0.5, "mg"], "Single", "99999011101", [10, "ML"], 290),
  denosumab: product("J0897", [1, "mg"], "Single", "99999011201", [70, "ML"], 24),
  zoledronicAcid: product("J3489", [1, "mg"], "Single", "99999011301", [0.8, "ML"], 45),
  leuprolide: product("J9217", [7.5, "mg"], "Single", "99999011401", [22.5, "UN"], 420),
  palonosetron: product("J2469", [25, "mcg"], "Single", "99999011501", [50, "ML"], 9),
  dexamethasone: product("J1100", [1, "mg"], "Multi", "99999011601", [4, "ML"], 0.8),
  diphenhydramine: product("J1200", [50, "mg"], "Single", "99999011701", [50, "ML"], 4),
  fosaprepitant: product("J1453", [1, "mg"], "Single", "00006306100", [150, "UN"], 2.1),
  ironSucrose: product("J1756", [1, "mg"], "Single", "99999011801", [20, "ML"], 1.3),
  saline: product("J7030", [1000, "mL"], "Single", "99999011901", [1, "ML"], 18),
} as const satisfies Readonly<Record<string, Product>>;
export type ProductName = keyof typeof PRODUCTS;

/** Charges of services, in dollars. */
export const CHARGES: Readonly<Record<string, number>> = {
  "96360": 95,
  "96365": 150,
  "96367": 70,
  "96368": 55,
  "96372": 45,
  "96375": 60,
  "96401": 160,
  "96402": 70,
  "96409": 220,
  "96411": 130,
  "96413": 310,
  "96415": 75,
  "96416": 330,
  "96417": 150,
  "96521": 290,
  "96523": 60,
  G0498: 640,
  "99204": 380,
  "99211": 55,
  "99213": 160,
  "99214": 240,
  "99215": 330,
  G2211: 32,
  "36415": 15,
  "36591": 48,
  "38220": 310,
  "38222": 420,
  "80048": 34,
  "80053": 42,
  "82378": 66,
  "82565": 21,
  "84153": 64,
  "85025": 29,
  "86300": 72,
  G0103: 64,
  "77014": 380,
  "77263": 420,
  "77290": 890,
  "77336": 260,
  "77412": 690,
  "77427": 520,
  "81235": 640,
  "81445": 1500,
  "00635": 260,
};
