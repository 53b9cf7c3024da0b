import { type HelpPage, like, range, table, text } from "../page";

export const tablePage: HelpPage = {
  name: "TABLE",
  question: "Has this table of the matrix changed, and could all its rows be read?",
  about: [
    "One such formula per table stands on a hidden sheet, which Create matrix writes. It reads the table, keeps its rules for the other functions and answers with a stamp of the content.",
    "An edit of the table, also by a co-author, through undo or on a hidden sheet, changes the stamp and so everything that depends on it.",
  ],
  parameters: {
    name: 'The name of the table, in quotes: `"PriorAuth"`.',
    table: "The whole table with its headers: `PriorAuth[#All]`. Further columns of your own are kept and ignored.",
  },
  answers: [
    {
      answer: "PriorAuth · 112 rules · 9c41…",
      means: "The table, the rows that are filled in, and the stamp of its content.",
    },
    {
      answer: "PriorAuth · 112 rules · 2 issues · 9c41…",
      means:
        "Something cannot be read, such as a missing column or a date that is none. Such rows are left out, never guessed. The pane names their cells.",
    },
  ],
  examples: [
    {
      title: "The stamp of one table",
      args: [text("PriorAuth"), table("PriorAuth")],
      answer: like("PriorAuth · 12 rules · 9c41d27be0655fa8", /^PriorAuth · \d+ rules? · .*[0-9a-f]{16}$/),
      because: "The same content gives the same stamp on every computer.",
    },
    {
      title: "The payers",
      args: [text("Payers"), table("Payers")],
      answer: like("Payers · 4 payers · 80f29ce7efbc9848", /^Payers · 4 payers · [0-9a-f]{16}$/),
      because: "The table `Payers` is counted in payers; the others are counted in rules.",
    },
    {
      title: "A date that is none",
      args: [
        text("UnitLimits"),
        range("A1:K3", [
          ["Rule ID", "Payer", "Codes", "Max Units", "MAI", "From", "To", "Source", "Source Date", "Reviewed", "Note"],
          ["UL-0001", "EXAMPLE-COMMERCIAL", "J2506", 12, "2", "2026-01-01", "", "Contract", "", "", ""],
          ["UL-0002", "EXAMPLE-COMMERCIAL", "96415", 4, "3", "2026-13-01", "", "Contract", "", "", ""],
        ]),
      ],
      answer: like(
        "UnitLimits · 2 rules · 1 issue · 5019540ca815dbdf",
        /^UnitLimits · 2 rules · 1 issue · [0-9a-f]{16}$/,
      ),
      because:
        "The second row begins on no day of the calendar: it decides nothing until it is corrected, and the pane names its cell.",
    },
  ],
  errors: [
    {
      shown: "#VALUE!",
      when: "The name is not one of the matrix's tables.",
      whatToDo: "Write the name as it stands in Table Design. The message lists the names.",
    },
    {
      shown: "#REF!",
      when: "The table was deleted.",
      whatToDo: "Undo, or let the pane create the table anew: it repairs the formula.",
    },
  ],
};
