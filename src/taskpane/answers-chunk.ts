/** What stands on the checks and is asked for when somebody looks at payers' answers or at what the record must hold: a chunk of its own. */
export { recordNeeds, recordSheetCells } from "../audits/documentation";
export { editNow } from "../learning/accept";
export { learnInSteps } from "../learning/learn";
export { appealOf } from "../learning/letter";
