import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import { deskOf, type Look } from "../../core/desk";
import { acceptList, listEdit, type ListDraft, type ReadList } from "../../core/list-import";
import { listParts, type ListPart, type ListRowWords } from "../../core/list-rows";
import { WORDS } from "../../words";
import { SETUP } from "../../words-setup";
import { Disclosure } from "../disclosure";
import { CheckBox } from "../matrix/check-box";
import { ChoiceBar } from "../matrix/choice-bar";
import { PreviewDetails, PreviewLine } from "../matrix/preview-view";
import { usePreview } from "../matrix/use-preview";
import { WindowList } from "../matrix/window-list";
import { SavingProgress } from "../saving-progress";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", gap: "8px" },
  text: { margin: 0, overflowWrap: "anywhere", color: tokens.colorNeutralForeground2 },
  detail: {
    margin: 0,
    padding: "8px 10px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: "anywhere",
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  list: { margin: "4px 0 0", paddingInlineStart: "16px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

export interface ListPreviewProps {
  readonly draft: ListDraft;
  readonly read: ReadList;
  readonly onChange: (some: Partial<ListDraft>) => void;
  readonly onSaved: () => void;
}

/** What the list comes to: what is new, the same, changed, gone and unusable; and then it is taken over. */
export function ListPreview({ draft, read, onChange, onSaved }: ListPreviewProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy } = usePaneState();
  const [saving, setSaving] = useState(false);
  const { comparison, reading } = read;
  const { endNotListed, reviewed, source } = draft;
  const made = useMemo(
    () => listEdit(read, { ...draft, endNotListed, reviewed, source }, pane.parts.today()),
    // The edit is made of these alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [read, endNotListed, reviewed, source, pane],
  );
  const look = useMemo(
    () => (made.kind === "edit" ? (...to: Parameters<Look>) => deskOf(pane).preview(made.edit, ...to) : null),
    [made, pane],
  );
  const preview = usePreview(look);
  const save = (): void => {
    setSaving(true);
    void acceptList(pane, read, draft).then((saved) => {
      setSaving(false);
      if (saved) onSaved();
    });
  };
  const toEnd = comparison.notListed.filter(({ partly }) => !partly).length;
  return (
    <section className={styles.part} aria-label={SETUP.list.result}>
      <ListParts read={read} />
      {reading.readings.length > 0 && (
        <Disclosure title={SETUP.list.readings}>
          <ul className={styles.list}>
            {reading.readings.map(({ column, said, readAs, rows }) => (
              <li key={`${column} ${said}`}>{SETUP.list.wordRead(column, said, readAs, rows)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      {reading.unknownCodes.length > 0 && (
        <p className={styles.text}>{SETUP.list.unknownCodes(reading.unknownCodes)}</p>
      )}
      {toEnd > 0 && draft.from !== null && (
        <CheckBox
          label={SETUP.list.endThem(toEnd, draft.from - 1)}
          checked={endNotListed}
          onChange={(checked) => onChange({ endNotListed: checked })}
        />
      )}
      {toEnd > 0 && draft.from === null && <p className={styles.text}>{SETUP.list.endNeedsFrom}</p>}
      {comparison.same.length > 0 && (
        <CheckBox
          label={SETUP.list.review(comparison.same.length)}
          checked={reviewed}
          onChange={(checked) => onChange({ reviewed: checked })}
        />
      )}
      <PreviewLine state={preview} />
      <PreviewDetails state={preview} />
      {saving && <SavingProgress label={SETUP.list.saving} onCancel={pane.cancel} />}
      {made.kind === "fault" && <p className={styles.text}>{WORDS.sentence(made.message)}</p>}
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabled={saving || busy !== null || made.kind === "fault"}
          onClick={save}
        >
          {SETUP.list.accept(comparison.fresh.length + comparison.changed.length)}
        </Button>
      </div>
    </section>
  );
}

function ListParts({ read }: { readonly read: ReadList }): ReactElement {
  const styles = useStyles();
  const parts = useMemo(() => listParts(read), [read]);
  const filled = parts.filter(({ rows }) => rows.length > 0);
  const [shown, setShown] = useState<ListPart["kind"] | null>(null);
  const [opened, setOpened] = useState<ListRowWords | null>(null);
  // What cannot be used comes first: it is what has to be done.
  const part = filled.find(({ kind }) => kind === shown) ?? filled.find(({ kind }) => kind === "unusable") ?? filled[0];
  if (!part) return <p className={styles.text}>{SETUP.list.nothing}</p>;
  return (
    <>
      <ChoiceBar
        label={SETUP.health.show}
        choices={filled.map(({ kind, rows }) => ({ value: kind, word: SETUP.list.parts[kind](rows.length) }))}
        chosen={part.kind}
        onChoose={(kind) => {
          setShown(kind);
          setOpened(null);
        }}
      />
      {opened && part.rows.includes(opened) && (
        <p className={styles.detail} aria-live="polite">
          {`${opened.title}: ${opened.text}`}
        </p>
      )}
      <WindowList
        key={part.kind}
        label={SETUP.list.parts[part.kind](part.rows.length)}
        items={part.rows}
        rowOf={(row, i) => ({
          key: String(i),
          title: row.title,
          text: row.text,
          aside: row.aside,
          onOpen: () => setOpened(row),
        })}
      />
    </>
  );
}
