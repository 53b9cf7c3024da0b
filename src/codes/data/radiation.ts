/** How often radiation codes are billed, by fractions and by course, as dated rows. */
export interface FractionRow {
  /** In the grammar of a Codes cell. */
  readonly codes: string;
  /** One unit for so many fractions. */
  readonly per: number;
  /** What is left over at the end of the course earns one more from this many on. */
  readonly leftOver: number;
  /** Whether what is left over counts only when the course has ended. */
  readonly atEnd: boolean;
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

export const FRACTION_ROWS: readonly FractionRow[] = [
  {
    codes: "77427",
    per: 5,
    leftOver: 3,
    atEnd: true,
    from: "",
    to: "",
    source: "IOM 100-04 chapter 13 section 70.1: 18 fractions are 4, 62 are 12, 8 are 2, 6 are 1",
  },
  {
    codes: "77417;77336",
    per: 5,
    leftOver: 1,
    atEnd: false,
    from: "",
    to: "",
    source: "CPT guidelines for 77336 and 77417; NCCI medically unlikely edits: 1 a day",
  },
];

/** Most units of a code in one course. */
export interface CourseLimitRow {
  readonly codes: string;
  readonly most: number;
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

export const COURSE_LIMIT_ROWS: readonly CourseLimitRow[] = [
  { codes: "77261-77263", most: 1, from: "", to: "", source: "CPT radiation oncology guidelines" },
  {
    codes: "77371;77372",
    most: 1,
    from: "",
    to: "",
    source: "Medicare contractors' LCDs on stereotactic radiosurgery",
  },
  { codes: "77373", most: 5, from: "", to: "", source: "CPT guidelines for 77373" },
  {
    codes: "77431",
    most: 2,
    from: "",
    to: "",
    source: "CPT guidelines for 77431: a whole course of one or two fractions",
  },
  { codes: "77432;77435", most: 1, from: "", to: "", source: "CPT guidelines for 77432 and 77435" },
];

/** How brachytherapy codes are chosen: by technique, then by the number of sources or channels. */
export interface BrachytherapyRow {
  readonly code: string;
  readonly technique: "intracavitary" | "skin surface" | "high dose rate" | "interstitial";
  readonly counts: "sources" | "channels" | null;
  readonly from: number;
  /** `null`: no upper end. */
  readonly to: number | null;
}

const source = (
  code: string,
  technique: BrachytherapyRow["technique"],
  counts: BrachytherapyRow["counts"] = null,
  from = 0,
  to: number | null = null,
): BrachytherapyRow => ({ code, technique, counts, from, to });

/** Source: CPT radiation oncology guidelines; NCCI pairs 2024-07 and MUE 2026-10 (there is no 77769). */
export const BRACHYTHERAPY: readonly BrachytherapyRow[] = [
  source("77761", "intracavitary", "sources", 1, 4),
  source("77762", "intracavitary", "sources", 5, 10),
  source("77763", "intracavitary", "sources", 11),
  source("77767", "skin surface"),
  source("77768", "skin surface"),
  source("77770", "high dose rate", "channels", 1, 1),
  source("77771", "high dose rate", "channels", 2, 12),
  source("77772", "high dose rate", "channels", 13),
  source("77778", "interstitial"),
];
