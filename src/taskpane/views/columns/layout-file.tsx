import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { mappedColumns, type LayoutPicks, type SheetMapping } from "../../../claims/mapping/mapping";
import { isPicksProblem, jsonOfMapping, picksOfJson } from "../../../claims/mapping/picks-file";
import { folded } from "../../../values/cell";
import type { Notice } from "../../core/state";
import { COLUMNS } from "../../words-mapping";
import { FileButton } from "../file-button";
import { downloadFile } from "../matrix/download";
import { NoticeBar } from "../notice";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "6px" },
  row: { display: "flex", flexWrap: "wrap", gap: "8px" },
  help: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface LayoutFileProps {
  readonly mapping: SheetMapping;
  readonly sheet: string;
  readonly onPick: (picks: LayoutPicks) => void;
}

/** Takes the mapping along as a small file, and brings one in: the same that the terminal takes. */
export function LayoutFile({ mapping, sheet, onPick }: LayoutFileProps): ReactElement {
  const styles = useStyles();
  const [notice, setNotice] = useState<Notice | null>(null);
  const bringIn = async (file: File): Promise<void> => {
    const read = picksOf(await file.text());
    if (isPicksProblem(read)) {
      setNotice({ kind: "error", text: COLUMNS.unreadable(file.name, read.problem) });
      return;
    }
    const headers = new Set(mapping.columns.map(({ header }) => folded(header)));
    const foreign = read.columns.flatMap(({ column }) =>
      typeof column === "string" && !headers.has(folded(column)) ? [`"${column}"`] : [],
    );
    onPick(byPosition(read, mapping));
    const taken = read.columns.length - foreign.length + read.fixed.size;
    const missed = foreign.length === 0 ? "" : ` ${COLUMNS.foreign(foreign)}`;
    setNotice({ kind: foreign.length === 0 ? "success" : "info", text: COLUMNS.imported(file.name, taken) + missed });
  };
  const takeAlong = (): void => {
    const text = `${JSON.stringify(jsonOfMapping(mapping), null, 2)}\n`;
    downloadFile({ name: `${sheet} columns.json`, bytes: new TextEncoder().encode(text), type: "application/json" });
  };
  return (
    <div className={styles.root}>
      {notice && (
        <NoticeBar kind={notice.kind} onClose={() => setNotice(null)}>
          {notice.text}
        </NoticeBar>
      )}
      <div className={styles.row}>
        <Button size="small" disabled={mappedColumns(mapping).length === 0} onClick={takeAlong}>
          {COLUMNS.exportFile}
        </Button>
        <FileButton label={COLUMNS.importFile} accept=".json" onFiles={([file]) => file && void bringIn(file)} />
      </div>
      <p className={styles.help}>{COLUMNS.fileHelp}</p>
    </div>
  );
}

function picksOf(text: string): ReturnType<typeof picksOfJson> {
  try {
    return picksOfJson(JSON.parse(text));
  } catch {
    return { problem: COLUMNS.notJson };
  }
}

/** Picks by header as picks by position: what is picked after them goes by position too. */
function byPosition(picks: LayoutPicks, { columns }: SheetMapping): LayoutPicks {
  const at = (header: string): number => columns.findIndex((column) => folded(column.header) === folded(header));
  return {
    ...picks,
    columns: picks.columns.flatMap(({ column, slot }) => {
      const index = typeof column === "number" ? column : at(column);
      return index < 0 ? [] : [{ column: index, slot }];
    }),
  };
}
