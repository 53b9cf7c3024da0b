/** What stands on the checks and is asked for when somebody looks at payers' answers, at an audit or at what the record must hold: a chunk of its own. */
export { auditWorksheet, drawAuditInSteps } from "../audits/audit";
export { drawnOf } from "../audits/sample";
export { recordNeeds, recordSheetCells } from "../audits/documentation";
export { AUDIT_FAMILY_NAMES } from "../audits/families";
export { readAudit } from "../audits/read-answers";
export { auditRecordCells, auditRows } from "../audits/record";
export { scoreOf } from "../audits/score";
export { editNow } from "../learning/accept";
export { learnInSteps } from "../learning/learn";
export { appealOf } from "../learning/letter";
