import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState, type ReactElement } from "react";
import type { CheckId } from "../../../checks/ids";
import type { FixedField } from "../../../plans/fixes";
import { counted, groupBy } from "../../../values/lists";
import { applyFixes, safeFixes, writeFixList, type FindingFixes, type FixKind } from "../../core/fixes";
import type { CheckedSheet } from "../../core/state";
import { FIX_WORDS } from "../../words-fixes";
import { WORDS } from "../../words";
import { Disclosure } from "../disclosure";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { FixedFields } from "./fixed-fields";
import { useDraft } from "./use-draft";

/** Cells of one kind that are shown; the others are counted. */
const SHOWN = 8;

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px" },
  kinds: { display: "flex", flexDirection: "column", gap: "10px", border: "none", margin: 0, padding: 0 },
  label: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr) auto",
    columnGap: "4px",
    alignItems: "start",
    fontWeight: tokens.fontWeightSemibold,
    cursor: "pointer",
    "& input": { margin: "3px 0 0", width: "14px", height: "14px", accentColor: tokens.colorBrandBackground },
  },
  count: { fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightRegular },
  fields: { paddingInlineStart: "24px" },
  why: { listStyleType: "none", margin: "4px 0 0", padding: 0, fontSize: tokens.fontSizeBase200 },
});

/** The fixes that the checks decide without the record: by kind, with old and new, to be written as one. */
export function FixAll(): ReactElement | null {
  const { checked, fixing } = usePaneState().check;
  if (!checked || !fixing) return null;
  return <Fixes key={fixing.check ?? ""} checked={checked} only={fixing.check} />;
}

function Fixes({ checked, only }: { readonly checked: CheckedSheet; readonly only: CheckId | null }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, fixLog } = usePaneState();
  const kinds = useMemo(
    () => safeFixes(checked).filter(({ check }) => only === null || check === only),
    [checked, only],
  );
  const [left, setLeft] = useState<ReadonlySet<CheckId>>(new Set());
  const wanted = useMemo(
    () => kinds.filter(({ check }) => !left.has(check)).flatMap(({ findings }) => findings),
    [kinds, left],
  );
  const draft = useDraft(checked, wanted);
  const all = kinds.reduce((sum, { findings }) => sum + findings.length, 0);
  const logged = fixLog.filter(({ sheetId }) => sheetId === checked.ref.id).length;
  const fieldsOf = useMemo(
    () =>
      new Map(
        [...groupBy(draft?.fixed ?? [], ({ of }) => of.check)].map(([check, own]) => [
          check,
          own.flatMap(({ fields }) => fields),
        ]),
      ),
    [draft],
  );
  return (
    <Screen
      title={FIX_WORDS.title}
      subtitle={FIX_WORDS.subtitle(checked.ref.name, all)}
      onBack={() => pane.store.dispatch({ type: "fixes opened", fixing: null })}
    >
      {all === 0 ? <p className={styles.text}>{FIX_WORDS.none}</p> : <p className={styles.quiet}>{FIX_WORDS.lead}</p>}
      <div className={styles.actions}>
        {all > 0 && (
          <Button
            appearance="primary"
            size="small"
            disabled={busy !== null || !draft?.plan}
            onClick={() => draft && void applyFixes(pane, draft)}
          >
            {draft ? FIX_WORDS.applyAll(draft.fixed.length) : FIX_WORDS.looking}
          </Button>
        )}
        {logged > 0 && (
          <Button size="small" disabled={busy !== null} onClick={() => void writeFixList(pane)}>
            {FIX_WORDS.list(logged)}
          </Button>
        )}
      </div>
      {draft?.isFiltered && <p className={styles.text}>{FIX_WORDS.filtered}</p>}
      {draft && draft.waiting.length > 0 && <p className={styles.quiet}>{FIX_WORDS.waiting(draft.waiting.length)}</p>}
      {draft && draft.unfixed.length > 0 && <Unfixed draft={draft} />}
      <fieldset className={styles.kinds} aria-label={FIX_WORDS.kinds}>
        {kinds.map((kind) => (
          <Kind
            key={kind.check}
            kind={kind}
            chosen={!left.has(kind.check)}
            fields={fieldsOf.get(kind.check) ?? []}
            onChoose={(chosen) => {
              const next = new Set(left);
              if (chosen) next.delete(kind.check);
              else next.add(kind.check);
              setLeft(next);
            }}
          />
        ))}
      </fieldset>
    </Screen>
  );
}

interface KindProps {
  readonly kind: FixKind;
  readonly chosen: boolean;
  readonly fields: readonly FixedField[];
  readonly onChoose: (chosen: boolean) => void;
}

function Kind({ kind, chosen, fields, onChoose }: KindProps): ReactElement {
  const styles = useStyles();
  const { check, name, findings } = kind;
  return (
    <div>
      <label className={styles.label}>
        <input type="checkbox" checked={chosen} onChange={({ target }) => onChoose(target.checked)} />
        <span>{FIX_WORDS.kind(check, name)}</span>
        <span className={styles.count}>{findings.length}</span>
      </label>
      {fields.length > 0 && (
        <div className={styles.fields}>
          <FixedFields fields={fields.slice(0, SHOWN)} />
          {fields.length > SHOWN && <p className={styles.quiet}>{FIX_WORDS.more(fields.length - SHOWN)}</p>}
        </div>
      )}
    </div>
  );
}

function Unfixed({ draft }: { readonly draft: FindingFixes }): ReactElement {
  const styles = useStyles();
  const reasons = [...groupBy(draft.unfixed, ({ why }) => why)].slice(0, SHOWN);
  return (
    <Disclosure title={FIX_WORDS.unfixed(draft.unfixed.length)}>
      <ul className={styles.why}>
        {reasons.map(([why, own]) => (
          <li key={why}>
            {own[0]?.of.check} {own.length > 1 ? `(${counted(own.length, "finding")})` : ""} {WORDS.sentence(why)}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
