import { makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { FIELDS } from "../../../claims/fields";
import { mayBeOfService } from "../../../claims/mapping/claims-on-fields";
import type { ColumnMapping, Confidence, LayoutPicks, SheetMapping } from "../../../claims/mapping/mapping";
import type { Cells } from "../../../values/cell";
import { hasServices, samplesOf, servicesToChoose, withField, withService } from "../../core/columns-draft";
import { COLUMNS } from "../../words-layout";
import { NARROW } from "../narrow";
import { WordBadge, type Tone } from "../word-badge";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 132px",
    [NARROW]: { gridTemplateColumns: "minmax(0, 1fr)" },
    columnGap: "8px",
    rowGap: "2px",
    alignItems: "start",
    padding: "8px 0",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  header: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase300 },
  samples: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  controls: { display: "flex", flexDirection: "column", rowGap: "4px", minWidth: 0 },
  control: { minWidth: 0, width: "100%" },
  badge: { justifySelf: "end" },
  why: {
    gridColumn: "1 / -1",
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

const TONES: Record<Confidence, Tone> = { certain: "good", likely: "coming", guess: "warning" };

export interface ColumnListProps {
  readonly head: Cells;
  readonly mapping: SheetMapping;
  readonly picks: LayoutPicks;
  readonly onPick: (picks: LayoutPicks) => void;
}

/** A row for each column: its header, its first cells, the field that it holds, of which service of its row, how sure that is and why. */
export function ColumnList({ head, mapping, picks, onPick }: ColumnListProps): ReactElement {
  const styles = useStyles();
  const rows = mapping.columns
    .map((column) => ({ column, samples: samplesOf(head, mapping, column.index, column.slot?.field ?? null) }))
    .filter(({ column, samples }) => column.header !== "" || column.slot !== null || samples.length > 0);
  const services = hasServices(mapping) ? servicesToChoose(mapping) : [];
  return (
    <ul className={styles.list} aria-label={COLUMNS.list}>
      {rows.map(({ column, samples }) => {
        const name = COLUMNS.column(column.header, column.index);
        return (
          <li key={column.index} className={styles.row}>
            <span className={styles.header}>{name}</span>
            <div className={styles.controls}>
              <Select
                size="small"
                className={styles.control}
                aria-label={COLUMNS.holds(name)}
                value={column.slot?.field ?? ""}
                onChange={(_, { value }) => {
                  const field = FIELDS.find((each) => each === value) ?? null;
                  if (field !== null || value === "") onPick(withField(picks, mapping, column.index, field));
                }}
              >
                <option value="">{COLUMNS.notRead}</option>
                {FIELDS.map((field) => (
                  <option key={field}>{field}</option>
                ))}
              </Select>
              {column.slot && services.length > 0 && mayBeOfService(column.slot.field) && (
                <Select
                  size="small"
                  className={styles.control}
                  aria-label={COLUMNS.serviceOf(name)}
                  value={String(column.slot.service)}
                  onChange={(_, { value }) => onPick(withService(picks, mapping, column.index, Number(value)))}
                >
                  {services.map((service) => (
                    <option key={service} value={service}>
                      {COLUMNS.service(service, service === services.length - 1)}
                    </option>
                  ))}
                </Select>
              )}
            </div>
            <span className={styles.samples}>{samples.length === 0 ? COLUMNS.empty : samples.join(" · ")}</span>
            <span className={styles.badge}>
              <Badge column={column} />
            </span>
            {column.by !== "name" && <p className={styles.why}>{sentence(column.why)}</p>}
          </li>
        );
      })}
    </ul>
  );
}

function Badge({ column: { slot, confidence, second } }: { readonly column: ColumnMapping }): ReactElement | null {
  if (slot) return <WordBadge word={COLUMNS.confidence[confidence]} tone={TONES[confidence]} />;
  return second === null ? null : <WordBadge word={COLUMNS.second(second)} tone="quiet" />;
}

const sentence = (why: string): string => `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
