// What a cell, a row, a column may hand over to a custom function: every kind of input that the tests of src/functions try on every parameter.

/** Excel's errors, as the text of a cell. */
export const ERROR_TEXTS = [
  "#N/A",
  "#VALUE!",
  "#REF!",
  "#DIV/0!",
  "#NUM!",
  "#NAME?",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
] as const;

/** Excel's rows in a whole column. */
export const WHOLE_COLUMN = 1_048_576;

/** The same error as every host hands it over: as text, as Excel's cell value, as the error of the custom-functions runtime. */
export function errorsAs(text: string): readonly (readonly [string, unknown])[] {
  return [
    [`the text ${text}`, text],
    [`the cell value ${text}`, { type: "Error", basicType: "Error", basicValue: text, errorType: "NotAvailable" }],
    [`the runtime's ${text}`, { type: "CustomFunctionError", code: text, message: undefined }],
  ];
}

/** What stands for nothing. */
export const BLANKS: readonly (readonly [string, unknown])[] = [
  ["an empty text", ""],
  ["null", null],
  ["undefined", undefined],
  ["the 0 of a blank cell", 0],
  ["spaces", "   "],
  ["a non-breaking space", "\u00a0"],
  ["an empty cell value", { type: "Empty", basicType: "Empty", basicValue: "" }],
  ["one blank cell as a range", [[""]]],
  ["a range of nothing", [[]]],
  ["nothing as a range", []],
];

/** What no parameter was made for: whatever comes of it, it must not be a failure without words. */
export const ODD_VALUES: readonly (readonly [string, unknown])[] = [
  ["a word", "soon"],
  ["a long text", "x".repeat(5000)],
  ["an apostrophe and quotes", "'\"<>"],
  ["a number", 5],
  ["a code as a number", 99213],
  ["a fraction", 0.1],
  ["a date and time", 46309.4375],
  ["a negative number", -1],
  ["a huge number", 1e300],
  ["no number", Number.NaN],
  ["true", true],
  ["false", false],
  ["an ISO date", "2026-10-14"],
  ["a date that is none", "2026-02-30"],
  ["an entity", { type: "Entity", text: "soon", basicType: "Error", basicValue: "#VALUE!", properties: {} }],
  ["a formatted number", { type: "FormattedNumber", basicType: "Double", basicValue: 7, numberFormat: "0" }],
  ["an object of no kind", { something: 1 }],
  ["a row", [["a", "b", "c"]]],
  ["a column", [["a"], ["b"], ["c"]]],
  [
    "a rectangle",
    [
      ["a", 1],
      ["b", ""],
      [null, true],
    ],
  ],
  ["rows of two lengths", [["a", "b"], ["c"]]],
  ["a list that is no range", ["a", "b"]],
  ["a column of errors", [["#N/A"], ["#REF!"]]],
  ...ERROR_TEXTS.flatMap((text) => errorsAs(text)),
];

/** The same value as cells and people write it. */
export function writtenAs(value: string | number): readonly (readonly [string, unknown])[] {
  const entity = { type: "Entity", text: String(value), basicType: "Error", basicValue: "#VALUE!", properties: {} };
  return [
    ["one cell as a range", [[value]]],
    ["Excel's cell value", { type: typeof value === "number" ? "Double" : "String", basicValue: value }],
    ...(typeof value === "number"
      ? ([
          ["a formatted number", { type: "FormattedNumber", basicValue: value, numberFormat: "yyyy-mm-dd" }],
          ["with a time of day", value + 0.4375],
        ] as const)
      : ([
          ["an entity", entity],
          ["with spaces around it", ` ${value}  `],
          ["with non-breaking spaces", `\u00a0${value}\u00a0\u200b`],
        ] as const)),
    ...(typeof value === "string" && /^[1-9]\d*$/.test(value) ? ([["a number", Number(value)]] as const) : []),
  ];
}
