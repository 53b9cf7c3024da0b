import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { mapSheet } from "../../../claims/mapping/map-sheet";
import {
  guessedColumns,
  NO_PICKS,
  type LayoutPicks,
  type NoHeader,
  type SheetMapping,
} from "../../../claims/mapping/mapping";
import { picksOfSlots } from "../../../claims/mapping/memory";
import { headerRows, withHeaderRow } from "../../core/columns-draft";
import type { SheetColumns } from "../../core/state";
import { COLUMNS } from "../../words-layout";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { usePane, usePaneState } from "../use-pane";
import { ColumnList } from "./column-list";
import { LayoutFile } from "./layout-file";
import { LayoutSwitches } from "./layout-switches";
import { MissingFields } from "./missing-fields";
import { OtherSheets } from "./other-sheets";

const useStyles = makeStyles({
  lead: { margin: 0, color: tokens.colorNeutralForeground2 },
  control: { minWidth: 0, width: "100%" },
  save: { alignSelf: "flex-start" },
});

/** What somebody has picked so far, and how the sheet is then read. */
interface Draft {
  readonly picks: LayoutPicks;
  readonly mapping: SheetMapping | NoHeader;
}

/** Which column of a sheet holds which field: as it was found, to be looked at, corrected, remembered and taken along. */
export function ColumnsView(): ReactElement {
  const { columns } = usePaneState().check;
  if (!columns) return <></>;
  const { ref, mapping } = columns;
  // Another sheet, or other headers, begin anew.
  return <Layout key={`${ref.id} ${mapping.kind === "mapping" ? mapping.fingerprint : ""}`} columns={columns} />;
}

function Layout({ columns }: { readonly columns: SheetColumns }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { check, loaded } = usePaneState();
  const { ref, head, firstRow } = columns;
  const [begin] = useState<Draft>(() => ({ picks: picksAtFirst(columns.mapping), mapping: columns.mapping }));
  const [draft, setDraft] = useState(begin);
  const { picks, mapping } = draft;
  const payers = loaded?.matrix.payers;
  const isFirst = draft === begin;

  const pick = (next: LayoutPicks): void => {
    // What was found before anything was picked stays, unless the headers are others.
    const kept = next.headerAt === null || next.headerAt === picks.headerAt ? columns.mapping : null;
    const before = kept?.kind === "mapping" ? rememberedPicks(kept) : null;
    setDraft({
      picks: next,
      mapping: mapSheet(head, {
        picks: next,
        isPayer: (text) => payers?.find(text) !== undefined,
        remembered: (fingerprint) => (kept?.kind === "mapping" && fingerprint === kept.fingerprint ? before : null),
      }),
    });
  };
  const close = (): void => pane.store.dispatch({ type: "columns opened", open: false });
  const save = (): void => {
    if (mapping.kind !== "mapping") return;
    const { fixed, headerAt, pointersFrom } = mapping;
    const slots = mapping.columns.map(({ slot }) => slot);
    const isPickedRow = picks.headerAt !== null || mapping.headerAt < 0;
    void pane.saveColumns(
      ref,
      mapping,
      picksOfSlots(slots, { fixed, pointersFrom, ...(isPickedRow ? { headerAt } : {}) }),
    );
  };

  const found = mapping.kind === "mapping" ? mapping : null;
  const guesses = found ? guessedColumns(found).length : 0;
  const at = found ? found.headerAt : null;
  return (
    <Screen
      title={COLUMNS.title}
      subtitle={COLUMNS.subtitle(ref.name, at === null || at < 0 ? null : firstRow + at)}
      onBack={close}
    >
      {check.failure !== null && isFirst && (
        <>
          <NoticeBar kind="error">{check.failure}</NoticeBar>
          <OtherSheets openId={ref.id} />
        </>
      )}
      {found && found.missing.length > 0 && !(check.failure !== null && isFirst) && (
        <NoticeBar kind="warning">{COLUMNS.missing(found.missing)}</NoticeBar>
      )}
      {guesses > 0 && <NoticeBar kind="info">{COLUMNS.guessed(guesses)}</NoticeBar>}
      <p className={styles.lead}>{COLUMNS.lead}</p>
      {found && <MissingFields mapping={found} picks={picks} payers={payers?.all ?? []} onPick={pick} />}
      <Field label={COLUMNS.headerRow} size="small">
        <Select
          size="small"
          className={styles.control}
          value={at === null ? "" : String(at)}
          onChange={(_, { value }) => {
            if (value !== "") pick(withHeaderRow(Number(value)));
          }}
        >
          {at === null && <option value="">{COLUMNS.chooseRow}</option>}
          {headerRows(head).map((row) => (
            <option key={row.at} value={row.at}>
              {COLUMNS.rowOption(firstRow + row.at, row.text)}
            </option>
          ))}
          <option value="-1">{COLUMNS.noHeaderRow}</option>
        </Select>
      </Field>
      {found && (
        <>
          <Button
            className={styles.save}
            appearance="primary"
            disabled={found.missing.length > 0 || check.running !== null}
            onClick={save}
          >
            {COLUMNS.save}
          </Button>
          <LayoutSwitches mapping={found} picks={picks} onPick={pick} />
          <ColumnList head={head} mapping={found} picks={picks} onPick={pick} />
          {/* The list may be long: the way on stands at both ends. */}
          <LayoutFile mapping={found} sheet={ref.name} onPick={pick} />
        </>
      )}
    </Screen>
  );
}

/** Where pointers begin is a pick from the first on, so that it can be taken back to what the cells say. */
function picksAtFirst(mapping: SheetMapping | NoHeader): LayoutPicks {
  return mapping.kind === "mapping" ? { ...NO_PICKS, pointersFrom: mapping.pointersFrom } : NO_PICKS;
}

/** What was picked or remembered before the screen was opened. */
function rememberedPicks({ columns, fixed }: SheetMapping): LayoutPicks | null {
  const known = columns.some(({ slot, by }) => slot !== null && (by === "picked" || by === "remembered"));
  if (!known) return null;
  return picksOfSlots(
    columns.map(({ slot }) => slot),
    { fixed },
  );
}
