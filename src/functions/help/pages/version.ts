import { type HelpPage, like } from "../page";

export const versionPage: HelpPage = {
  name: "VERSION",
  question: "Which build of the add-in am I using?",
  about: [
    "Excel may keep a previous version for a day after an update. Quote this text when you report a problem: it names the build and the format of the matrix tables that it reads.",
  ],
  parameters: {},
  answers: [],
  examples: [
    {
      title: "The build",
      args: [],
      answer: like("0.1.0+3f9c2a71 · matrix format 1", /^.+ · matrix format \d+$/),
      because: "The version, the build made of it, and the format of the tables.",
    },
    {
      title: "A note beside a result",
      args: [],
      within: { before: '"Checked with "&', after: "", of: (answer) => `Checked with ${answer}` },
      answer: like("Checked with 0.1.0+3f9c2a71 · matrix format 1", /^Checked with .+ · matrix format \d+$/),
      because:
        "Whoever reads the sheet later sees which build answered. Freeze it to a value before you send the file on.",
    },
    {
      title: "The build alone",
      args: [],
      within: { before: "TEXTBEFORE(", after: '," · ")', of: (answer) => answer.split(" · ")[0] ?? "" },
      answer: like("0.1.0+3f9c2a71", /^[^ ]+$/),
      because: "The part before the dot: what a report of a problem asks for.",
    },
  ],
  errors: [
    {
      shown: "#NAME?",
      when: "The add-in is not loaded in this workbook.",
      whatToDo: "Open it once from Home, Payer Policy, Open pane. The formulas then calculate.",
    },
  ],
};
