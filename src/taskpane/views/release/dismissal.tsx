import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactElement } from "react";
import type { Finding } from "../../../checks/finding";
import { memoryOf } from "../../core/memory";
import { RELEASE_WORDS } from "../../words-release";
import { takeFocus } from "../focus";
import { NoticeBar } from "../notice";
import { TextArea } from "../text-area";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "8px" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** "Not this one…": the finding that is open is left as it is, with a reason that is typed. */
export function Dismissal(): ReactElement | null {
  const { checked, opened } = usePaneState().check;
  const finding = opened === null ? undefined : checked?.result.findings[opened];
  return finding ? <Dismiss key={opened} finding={finding} /> : null;
}

function Dismiss({ finding }: { readonly finding: Finding }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const returned = usePaneState().check.checked?.memory?.returned.get(finding);
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.root} aria-label={RELEASE_WORDS.dismiss.button}>
      {returned && (
        <NoticeBar kind="info">
          {RELEASE_WORDS.dismiss.returned(RELEASE_WORDS.moment(returned.at, pane.parts.clock()), returned.reason)}
        </NoticeBar>
      )}
      {isOpen ? (
        <Reason finding={finding} first={returned?.reason ?? ""} onCancel={() => setOpen(false)} />
      ) : (
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {RELEASE_WORDS.dismiss.button}
          </Button>
        </div>
      )}
    </section>
  );
}

interface ReasonProps {
  readonly finding: Finding;
  readonly first: string;
  readonly onCancel: () => void;
}

function Reason({ finding, first, onCancel }: ReasonProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const [reason, setReason] = useState(first);
  const [lacks, setLacks] = useState(false);
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => takeFocus(form.current?.querySelector<HTMLElement>("textarea") ?? null), []);
  const save = (): void => {
    if (reason.trim() === "") return setLacks(true);
    setSaving(true);
    void memoryOf(pane)
      .dismiss(finding, reason.trim())
      .then(() => setSaving(false));
  };
  return (
    <div ref={form} className={styles.root}>
      <Field
        label={RELEASE_WORDS.dismiss.reason}
        hint={RELEASE_WORDS.dismiss.hint}
        size="small"
        {...(lacks ? { validationMessage: RELEASE_WORDS.dismiss.needed } : {})}
      >
        {(field) => (
          <TextArea
            {...field}
            value={reason}
            placeholder={RELEASE_WORDS.dismiss.placeholder}
            rows={2}
            onChange={(value) => {
              setReason(value);
              setLacks(false);
            }}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button size="small" appearance="primary" disabled={saving} onClick={save}>
          {RELEASE_WORDS.dismiss.save}
        </Button>
        <Button size="small" disabled={saving} onClick={onCancel}>
          {RELEASE_WORDS.dismiss.cancel}
        </Button>
      </div>
      <p className={styles.quiet}>{RELEASE_WORDS.dismiss.help}</p>
    </div>
  );
}
