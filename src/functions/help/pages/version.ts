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
  ],
  errors: [
    {
      shown: "#NAME?",
      when: "The add-in is not loaded in this workbook.",
      whatToDo: "Open it once from Home, Payer Policy, Open pane. The formulas then calculate.",
    },
  ],
};
