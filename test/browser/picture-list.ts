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
] as const;

/** Widths of the pane, in pixels: the narrowest that Excel gives, and the one with which it opens. */
export const PICTURE_WIDTHS = [320, 350] as const;
