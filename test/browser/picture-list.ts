/** Those of an export that is a workbook of its own. */
export const EXPORT_PICTURES = [
  "export",
  "columns",
  "damage",
  "bars",
  "fixes",
  "left",
  "release",
  "written",
  "tomorrow",
] as const;

/** Those of payers' answers, of what the record must hold and of audits. */
export const ANSWER_PICTURES = [
  "answers",
  "proposal",
  "outcome",
  "appeal",
  "trend",
  "record-needs",
  "audit",
  "audit-sample",
  "audit-score",
] as const;

/** The screens of the pane of which docs/pictures keeps pictures. */
export const PANE_PICTURES = [
  "start",
  "check",
  "finding",
  "not-checked",
  "matrix",
  "rule",
  "change",
  "health",
  "ask",
  "column",
  "lines-to-bill",
  "setup",
  ...EXPORT_PICTURES,
  ...ANSWER_PICTURES,
] as const;

/** Widths of the pane, in pixels: the narrowest that Excel gives, and the one with which it opens. */
export const PICTURE_WIDTHS = [320, 350] as const;
