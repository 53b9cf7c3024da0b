import { cell, date, type HelpPage, matrix, text } from "../page";
import {
  BAD_DATE,
  DOS_PARAMETER,
  MATRIX_PARAMETER,
  NO_MATRIX,
  ONE_OR_MANY,
  PAYER_PARAMETER,
  UNEQUAL,
  UNKNOWN_PAYER,
} from "./shared";

export const bundledPage: HelpPage = {
  name: "BUNDLED",
  question: "If I bill these two codes for one patient on one day, is one of them part of the other?",
  about: [
    "It looks in the table `Bundling` of the matrix first, then in the national NCCI pairs, with the pair's dates. A payer whose `Edits` are `None` has only its own rows.",
    "A modifier that lifts a bundle must be true: the record has to show a separate session, site, practitioner or service.",
    ONE_OR_MANY,
  ],
  parameters: {
    matrix: MATRIX_PARAMETER,
    payer: PAYER_PARAMETER,
    code1: "One of the two codes. The order does not matter. One cell or a column of cells.",
    code2: "The other code. One cell or a column of cells.",
    dos: DOS_PARAMETER,
    modifiers: "The modifiers that stand on the two lines, in one cell, separated by `,` or a space.",
  },
  answers: [
    { answer: "Not bundled", means: "No pair is in force: both may be billed." },
    { answer: "Bundled into …: no modifier fixes this", means: "The other code will be denied; take it off." },
    { answer: "Bundled into … unless …", means: "One of these modifiers lifts the bundle, if it is true." },
    {
      answer: "Not bundled: … keeps them apart if the record shows it",
      means: "The modifier that you gave lifts the bundle.",
    },
  ],
  examples: [
    {
      title: "A pair that nothing lifts",
      args: [matrix, text("MEDICARE"), text("96413"), text("96523"), date("2026-10-14")],
      answer: cell("Bundled into 96413: no modifier fixes this"),
      because: "Flushing the port is part of the infusion. The national pair has modifier indicator 0.",
    },
    {
      title: "A pair that a modifier lifts",
      args: [matrix, text("MEDICARE"), text("96413"), text("96372"), date("2026-10-14")],
      answer: cell("Bundled into 96413 unless 59, XE, XP, XS or XU"),
      because: "The pair has modifier indicator 1: a separate injection is paid when its line says so.",
    },
    {
      title: "The same pair with its modifier",
      args: [matrix, text("MEDICARE"), text("96413"), text("96372"), date("2026-10-14"), text("59")],
      answer: cell("Not bundled: 59 keeps them apart if the record shows it"),
      because: "The modifier says that the injection was separate. The record has to say so too.",
    },
    {
      title: "Two codes that stand side by side",
      args: [matrix, text("MEDICARE"), text("96413"), text("J9271"), date("2026-10-14")],
      answer: cell("Not bundled"),
      because: "The drug is billed beside its administration; there is no pair of the two.",
    },
  ],
  errors: [
    UNKNOWN_PAYER,
    {
      shown: "#N/A",
      when: "The national pairs on this computer do not cover this code.",
      whatToDo: "Import the quarter's file from CMS in the pane, under Setup.",
    },
    BAD_DATE,
    UNEQUAL,
    NO_MATRIX,
  ],
};
