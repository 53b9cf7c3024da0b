import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import { memoryOf } from "../../core/memory";
import type { CheckedSheet } from "../../core/state";
import { ANSWER_WORDS } from "../../words-answers";
import { RELEASE_WORDS } from "../../words-release";
import { ChoiceBar } from "../matrix/choice-bar";
import { RowList, type ListRow } from "../row-list";
import { usePane, usePaneState } from "../use-pane";
import { useRelease } from "./use-release";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
    // The last row has no line under it: the frame is there.
    "& button:last-child": { borderBottom: "none" },
  },
});

/** The claims of the result in one row, and what became of an earlier export's findings. */
export function ReleaseBar(): ReactElement | null {
  const pane = usePane();
  const { checked } = usePaneState().check;
  // Whoever looks at a result has it followed.
  useMemo(() => memoryOf(pane), [pane]);
  return checked && <Bar checked={checked} />;
}

function Bar({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { filter } = usePaneState().check;
  const { dispatch } = pane.store;
  const release = useRelease(checked);
  const { memory } = checked;
  const was = memory?.since;
  const dismissed = memory?.dismissed.length ?? 0;
  const rows: ListRow[] = [
    {
      key: "release",
      title: release ? RELEASE_WORDS.bar.title(release.totals) : RELEASE_WORDS.counting,
      text: was
        ? RELEASE_WORDS.bar.since(
            memory.fresh.size,
            was.still,
            was.fixed + was.left,
            RELEASE_WORDS.moment(was.at, pane.parts.clock()),
          )
        : RELEASE_WORDS.bar.text,
      onOpen: () => dispatch({ type: "check screen", screen: "release" }),
    },
    {
      key: "answers",
      title: ANSWER_WORDS.bar.title,
      text: ANSWER_WORDS.bar.text,
      onOpen: () => dispatch({ type: "check screen", screen: "answers" }),
    },
    {
      key: "audit",
      title: ANSWER_WORDS.audit.title,
      text: ANSWER_WORDS.audit.text,
      onOpen: () => dispatch({ type: "check screen", screen: "audit" }),
    },
    ...(dismissed === 0
      ? []
      : [
          {
            key: "dismissed",
            title: RELEASE_WORDS.bar.dismissed(dismissed),
            text: RELEASE_WORDS.bar.dismissedText,
            onOpen: () => dispatch({ type: "check screen", screen: "dismissed" }),
          },
        ]),
  ];
  return (
    <>
      <div className={styles.root}>
        <RowList label={RELEASE_WORDS.bar.label} rows={rows} />
      </div>
      {was && (memory.fresh.size > 0 || filter.fresh) && (
        <ChoiceBar
          label={RELEASE_WORDS.bar.show}
          choices={[
            { value: "everything", word: RELEASE_WORDS.bar.everything },
            { value: "fresh", word: RELEASE_WORDS.bar.fresh(memory.fresh.size) },
          ]}
          chosen={filter.fresh ? "fresh" : "everything"}
          onChoose={(value) => dispatch({ type: "filtered", filter: { fresh: value === "fresh", line: null } })}
        />
      )}
    </>
  );
}
