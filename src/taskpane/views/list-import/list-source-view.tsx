import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import { isBlank } from "../../../values/cell";
import { failureWords } from "../../core/job";
import type { ListDraft } from "../../core/list-import";
import { listsOfFile, pastedList, selectedList, type ListSource } from "../../core/list-source";
import { SETUP } from "../../words-setup";
import { FileButton } from "../file-button";
import { NoticeBar } from "../notice";
import { Progress } from "../progress";
import { TextArea } from "../text-area";
import { usePane } from "../use-pane";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  chosen: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px 8px", overflowWrap: "anywhere" },
  select: { minWidth: 0 },
  text: { fontWeight: tokens.fontWeightSemibold },
});

export interface ListPartProps {
  readonly draft: ListDraft;
  readonly onChange: (some: Partial<ListDraft>) => void;
}

/** Where the list comes from: pasted, a file, or the selected cells. */
export function ListSourceView({ draft, onChange }: ListPartProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const [fault, setFault] = useState("");
  const [reading, setReading] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const take = async (find: (signal: AbortSignal) => Promise<readonly ListSource[] | null>): Promise<void> => {
    const own = new AbortController();
    stop.current = own;
    setFault("");
    setReading({ done: 0, of: 0 });
    try {
      const sources = await find(own.signal);
      if (sources && !own.signal.aborted) onChange({ sources, at: 0, fields: null });
    } catch (error) {
      setFault(failureWords(error));
    } finally {
      setReading(null);
    }
  };
  if (reading) {
    return (
      <Progress
        label={SETUP.list.taking}
        text={reading.of > 0 ? SETUP.list.progress(reading.done, reading.of) : SETUP.list.taking}
        {...reading}
        onCancel={() => {
          stop.current?.abort();
          setReading(null);
        }}
      />
    );
  }
  const chosen = draft.sources[draft.at];
  if (chosen) return <ChosenSource draft={draft} chosen={chosen} onChange={onChange} />;
  return (
    <>
      <Field label={SETUP.list.paste} hint={SETUP.list.pasteHelp} size="small">
        {(field) => (
          <TextArea
            {...field}
            rows={4}
            value={draft.pasted}
            placeholder={SETUP.list.pasteHint}
            onChange={(pasted) => onChange({ pasted })}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          disabled={draft.pasted.trim() === ""}
          onClick={() => void take(async () => [await pastedList(draft.pasted)])}
        >
          {SETUP.list.usePasted}
        </Button>
        <FileButton
          label={SETUP.list.file}
          accept=".csv,.txt,.tsv,.xlsx"
          onFiles={([file]) => void (file && take(() => listsOfFile(file)))}
        />
        <Button
          size="small"
          onClick={() =>
            void take(async (signal) => {
              const list = await selectedList(signal, async (done, of) => {
                setReading({ done, of });
                await pane.parts.pace.breathe();
              });
              return list && [list];
            })
          }
        >
          {SETUP.list.selected}
        </Button>
      </div>
      {fault !== "" && <NoticeBar kind="error">{fault}</NoticeBar>}
    </>
  );
}

function ChosenSource({ draft, chosen, onChange }: ListPartProps & { readonly chosen: ListSource }): ReactElement {
  const styles = useStyles();
  const { sources, at } = draft;
  const rows = chosen.cells.filter((row) => !row.every(isBlank)).length;
  return (
    <>
      <div className={styles.chosen}>
        <span className={styles.text}>{SETUP.list.chosen(chosen.name, rows)}</span>
        <Button size="small" onClick={() => onChange({ sources: [], at: 0, fields: null })}>
          {SETUP.list.other}
        </Button>
      </div>
      {sources.length > 1 && (
        <Field label={SETUP.list.sheet} size="small">
          <Select
            size="small"
            select={{ className: styles.select }}
            value={String(at)}
            onChange={(_, { value }) => onChange({ at: Number(value), fields: null })}
          >
            {sources.map(({ name }, i) => (
              <option key={name} value={String(i)}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
