import { type HelpPage, like, range } from "../page";

export const matrixPage: HelpPage = {
  name: "MATRIX",
  question: "Which state of the policies do my formulas answer from?",
  about: [
    "It stands once in a workbook, in the cell named `PolicyMatrix`, and puts the stamps of all tables together. Create matrix writes it; there is no need to type it.",
    "Its text changes when the content of any table changes, and only then. So formulas that take `PolicyMatrix` are never stale, and an unrelated edit recalculates nothing.",
    'In a workbook without a matrix, such as an export that you have just opened, `=PAYER.MATRIX("practice")` is the matrix last published on this computer.',
  ],
  parameters: {
    stamps: 'The cells with the stamps that `PAYER.TABLE` answers, or the text `"practice"`.',
  },
  answers: [
    {
      answer: "Matrix 3f9c2a71d04b88e6 · 6 payers · 412 rules · 2 issues",
      means:
        "The revision, then what is in it. Issues are rows that cannot be used; the pane names each with its cell and what to do.",
    },
  ],
  examples: [
    {
      title: "The cell PolicyMatrix",
      args: [range("B2:B3", [["Payers · 4 rows · 0f2c84e19a7bd356"], ["PriorAuth · 12 rules · 9c41d27be0655fa8"]])],
      answer: like("Matrix 3f9c2a71d04b88e6 · 4 payers · 12 rules", /^Matrix [0-9a-f]{16} · /),
      because: "The revision is made of the tables' stamps: other content, other revision.",
    },
  ],
  errors: [
    {
      shown: "#VALUE!",
      when: "A cell of the range is no stamp, because the formula in it was overwritten or its table was deleted.",
      whatToDo: "Open the pane: it repairs the sheet that holds the stamps.",
    },
    {
      shown: "#N/A",
      when: 'No matrix has been published on this computer, for `"practice"`.',
      whatToDo: "Open the workbook that holds the practice's matrix once.",
    },
  ],
};
