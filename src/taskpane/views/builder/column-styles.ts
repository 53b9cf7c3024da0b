import { makeStyles, tokens } from "@fluentui/react-components";

/** What the screens about columns look like. */
export const useColumnStyles = makeStyles({
  args: { display: "grid", alignItems: "start", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: "6px 8px" },
  // Fluent's inputs are wider than half of a narrow pane.
  control: { minWidth: 0, width: "100%" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  // As Fluent's Field has it above a small control.
  label: { margin: 0, paddingBottom: "2px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  formula: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  buttons: { display: "flex", alignItems: "center", gap: "12px", flexWrap: "wrap" },
});
