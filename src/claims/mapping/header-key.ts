/** A header as it is compared with what systems write. */
export interface HeaderKey {
  /** Its words in full, sorted, without what tells nothing. */
  readonly key: string;
  readonly words: ReadonlySet<string>;
  /** Its numbers below 100, in order: `Modifier 2`, `HCPCS_CD_13`. */
  readonly numbers: readonly number[];
}

/** Short forms in headers, and the word or words that they stand for; "" for what tells nothing. */
const SHORT = new Map<string, string>(
  `acct account|accnt account|accession claim|amt amount|auth authorization|authorisation authorization|bill billing|carrier payer
  cd |code |codes |number |num |no |nbr |of |the |cms |cm |submitted |for |and |or |chg charge|chgs charge|charges charge|chrg charge|clm claim
  cpt cpt|hcpcs cpt|dgns diagnosis|diag diagnosis|diags diagnosis|diagnoses diagnosis|dx diagnosis|icd diagnosis|dob birth date
  dos date service|dt date|desc description|enc encounter|fac facility|fname first name|lname last name|firstname first name
  lastname last name|identifier id|ids id|ln line|mbr member|subscriber member|insured member|mod modifier|mods modifier|modifiers modifier
  ord ordering|pat patient|patients patient|pt patient|payor payer|performing rendering|rend rendering|physn provider|phys provider
  physician provider|plc place|pos place service|preauth prior authorization|precert prior authorization|pri primary|prim primary
  principal primary|prov provider|doctor provider|prf rendering|proc procedure|procedures procedure|px procedure|ptr pointer
  ptrs pointer|pointers pointer|qty quantity|ref referring|sec secondary|serv service|services service|srv service|svc service|dates date
  thru to|through to|unit units|ins insurance|insurer insurance|insurances insurance|insco insurance company`
    .split(/[|\n]/)
    .map((row) => {
      const [short = "", ...full] = row.trim().split(" ");
      return [short, full.join(" ").trim()];
    }),
);

const NUMBER_WORDS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight"];

/**
 * A header with its short forms written out, whatever its case, spaces, punctuation or camelCase.
 * @example headerKey("LN_PROC_CD").key //=> "line procedure"
 * @example headerKey("ProcedureModifier2") //=> { key: "modifier procedure", numbers: [2], … }
 */
export function headerKey(header: string): HeaderKey {
  const plain = header.replace(/\([^)]*\)/g, " ");
  const tokens = (/[a-z0-9]/i.test(plain) ? plain : header)
    .normalize("NFKD")
    .replace(/['’]s?\b/g, "")
    .replace(/([a-z]|\d(?=[A-Z][a-z]))(?=[A-Z])/g, "$1 ")
    .replace(/([A-Z])(?=[A-Z][a-z]{2})/g, "$1 ")
    .toLowerCase()
    .replace(/([a-z])(\d)/g, "$1 $2")
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== "");
  const words = new Set<string>();
  const numbers: number[] = [];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1] ?? "";
    // Of a box or a segment the number is part of the name: Box 21, LIN03, SV101-7.
    const isName = before === "box" || before === "item" || /^(?:0\d|\d{3})$/.test(before);
    const word = NUMBER_WORDS.indexOf(token);
    const number = word > 0 ? word : /^[1-9]\d?$/.test(token) ? Number(token) : null;
    if (number !== null && !isName) {
      // ICD-10 and CPT-4 are names of code sets; the fourth code of a row is CPT 4, without a word behind it.
      const ofSet = before === "icd" || (before === "cpt" && number === 4 && i + 1 < tokens.length);
      if (!ofSet) numbers.push(number);
      return;
    }
    for (const word of (SHORT.get(token) ?? token).split(" ")) if (word !== "") words.add(word);
  });
  // A charge's code or number is no amount.
  if (words.has("charge")) {
    if (tokens.some((token) => /^(?:cd|codes?)$/.test(token))) words.add("code");
    else if (tokens.some((token) => /^(?:no|nbr|num|number)$/.test(token)) || header.includes("#")) words.add("id");
  }
  // "Code" and "No." alone are all that the header says.
  if (words.size === 0) for (const token of tokens) if (!/^\d/.test(token)) words.add(token);
  return { key: [...words].sort().join(" "), words, numbers };
}
