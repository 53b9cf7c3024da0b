import { type HelpPage, like, range, text } from "../page";

export const matrixPage: HelpPage = {
  name: "MATRIX",
  question: "Which state of the policies do my formulas answer from?",
  about: [
    "It stands once in a workbook, in the cell named `PolicyMatrix`, and puts the stamps of all tables together. Create matrix writes it; there is no need to type it.",
    "Its text changes when the content of any table changes, and only then. So formulas that take `PolicyMatrix` are never stale, and an unrelated edit recalculates nothing.",
    'A workbook without a matrix, such as an export, takes the matrix last published on this computer: `PAYER.MATRIX("practice")`. The workbook that has the matrix publishes it whenever it changes while the add-in runs there, without its tables about patients. The pane writes the formula when you press Insert PolicyMatrix under Setup, or when you insert a formula.',
    "Excel does not see what another workbook does. When a newer matrix was published, the pane says so and offers to use it: it writes the new revision into the formula, and everything that depends on `PolicyMatrix` is calculated anew. Recalculating the whole workbook (Ctrl+Alt+F9) does the same.",
  ],
  parameters: {
    stamps:
      'The cells that hold `PAYER.TABLE` formulas; or `"practice"` for the matrix last published on this computer.',
    revision:
      'Only with `"practice"`: the revision that the pane found. The answer does not depend on it; Excel calculates anew when it changes.',
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
      args: [range("B2:B3", [["Payers · 4 payers · 80f29ce7efbc9848"], ["PriorAuth · 12 rules · 8e5ed86cf7a342fc"]])],
      answer: like("Matrix 3f9c2a71d04b88e6 · 4 payers · 12 rules", /^Matrix [0-9a-f]{16}( · |$)/),
      because: "The revision is made of the tables' stamps: other content, other revision.",
    },
    {
      title: "Blank cells between",
      args: [
        range("B2:B4", [["Payers · 4 payers · 80f29ce7efbc9848"], [""], ["PriorAuth · 12 rules · 8e5ed86cf7a342fc"]]),
      ],
      answer: like("Matrix 3f9c2a71d04b88e6 · 4 payers · 12 rules", /^Matrix [0-9a-f]{16}( · |$)/),
      because: "A table that is missing leaves its cell blank, and the others still answer.",
    },
    {
      title: "The payers alone",
      args: [text("Payers · 4 payers · 80f29ce7efbc9848")],
      answer: like("Matrix 4cd4404a8e6a6518 · 4 payers · 0 rules", /^Matrix [0-9a-f]{16} · 4 payers · 0 rules$/),
      because: "Without rules, functions answer `#N/A` and say that no rule decides.",
    },
  ],
  errors: [
    {
      shown: "#N/A",
      when: "None of the cells holds a stamp.",
      whatToDo: "Open the pane: it repairs the sheet that holds the stamps.",
    },
    {
      shown: "#N/A",
      when: '`"practice"` is asked for, and no matrix was published on this computer or it cannot be read. The message says which.',
      whatToDo:
        "Open the workbook that has the matrix and its pane once, then recalculate here (Ctrl+Alt+F9). Or press Use another matrix file… in the pane and check there.",
    },
    {
      shown: "Matrix 3f9c2a71d04b88e6",
      when: "Right after opening a workbook, before its tables were read.",
      whatToDo: "Nothing: functions that need the tables wait for them.",
    },
  ],
};
