/**
 * Ids of the catalogue of checks, in the order in which a coder goes through them. They are final: findings, settings, tests and cases all use
 * them. They stand with the matrix, whose rows name them; what the checks do is theirs.
 */
export const CHECK_IDS = [
  ...["ADM-06", "ADM-04", "ADM-03", "ADM-01", "MOD-03", "ADM-02"],
  ...["FILE-01", "FILE-02", "AUTH-01", "AUTH-02", "AUTH-03", "AUTH-04", "AUTH-05", "POS-01", "COV-01"],
  ...["EM-01", "EM-02", "EM-03", "EM-04", "EM-05", "EM-06", "EM-07", "EM-08", "EM-09", "EM-10", "EM-11"],
  ...["INF-01", "INF-02", "INF-03", "INF-04", "INF-05", "INF-06", "INF-07", "INF-08", "INF-09", "INF-10"],
  ...["INF-11", "INF-12", "INF-13", "INF-14", "INF-15", "INF-16", "INF-17", "INF-18"],
  ...["DRUG-01", "DRUG-02", "DRUG-03", "DRUG-04", "DRUG-05", "DRUG-06", "DRUG-07", "DRUG-08", "DRUG-09"],
  ...["DRUG-10", "DRUG-11", "DRUG-12", "DRUG-13", "DRUG-14"],
  ...[
    "RT-01",
    "RT-02",
    "RT-03",
    "RT-04",
    "RT-05",
    "RT-06",
    "RT-07",
    "RT-08",
    "RT-09",
    "RT-12",
    "RT-13",
    "RT-14",
    "RT-15",
    "RT-16",
  ],
  ...["INC-01", "INC-02", "INC-03", "INC-04", "INC-05"],
  ...[
    "LAB-01",
    "LAB-03",
    "LAB-04",
    "LAB-05",
    "LAB-06",
    "LAB-07",
    "LAB-08",
    "MOL-01",
    "MOL-02",
    "MOL-03",
    "MOL-04",
    "MOL-05",
  ],
  ...[
    "CART-01",
    "CART-02",
    "CART-03",
    "CART-04",
    "PROC-01",
    "ESA-01",
    "PET-01",
    "TRIAL-01",
    "FREQ-01",
    "ADM-05",
    "ADM-07",
  ],
  ...["NCCI-PTP", "NCCI-MUE", "MOD-01", "MOD-02", "MOD-04", "MOD-05", "NCCI-DOC", "REV-01"],
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

const KNOWN: ReadonlySet<string> = new Set(CHECK_IDS);

/** Whether a text is the id of a check. @example isCheckId("INF-04") //=> true */
export const isCheckId = (text: string): text is CheckId => KNOWN.has(text);
