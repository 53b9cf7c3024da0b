import { makeStyles, tokens } from "@fluentui/react-components";

/** What is said of the practice's matrix, in the Check place and in Setup. */
export const usePracticeStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "6px" },
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
});
