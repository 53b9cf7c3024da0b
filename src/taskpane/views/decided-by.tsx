import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { DecidedBy, NearMissText } from "../../checks/finding";
import { isTableName } from "../../matrix/tables";
import { WORDS } from "../words";
import { usePane, usePaneState } from "./use-pane";

const useStyles = makeStyles({
  block: { display: "flex", flexDirection: "column", gap: "1px" },
  head: { display: "flex", flexWrap: "wrap", columnGap: "8px" },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  link: { fontSize: "inherit", lineHeight: "inherit" },
  misses: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "4px" },
});

/** The row of the matrix, or the public rule, that decided; a row can be gone to. */
export function DecidedByView({ decidedBy }: { readonly decidedBy: DecidedBy }): ReactElement {
  const styles = useStyles();
  if (decidedBy.kind === "public") {
    return (
      <div className={styles.block}>
        <span>{decidedBy.title}</span>
        {decidedBy.from !== null && <span className={styles.quiet}>{WORDS.finding.publicFrom(decidedBy.from)}</span>}
      </div>
    );
  }
  const { table, rule, row, from, to, source } = decidedBy;
  return (
    <div className={styles.block}>
      <span className={styles.head}>
        <span>{WORDS.finding.rule(table, rule)}</span>
        <RowLink table={table} rule={rule} row={row} />
      </span>
      <span className={styles.quiet}>{WORDS.finding.inForce(from, to)}</span>
      {source !== "" && <span className={styles.quiet}>{WORDS.finding.source(source)}</span>}
    </div>
  );
}

/** Rules that nearly decided, and why they did not. */
export function NearMisses({ misses }: { readonly misses: readonly NearMissText[] }): ReactElement {
  const styles = useStyles();
  return (
    <ul className={styles.misses}>
      {misses.map(({ table, rule, row, why }) => (
        <li key={`${table} ${rule} ${row}`} className={styles.block}>
          <span className={styles.head}>
            <span>{WORDS.finding.rule(table, rule)}</span>
            <RowLink table={table} rule={rule} row={row} />
          </span>
          <span className={styles.quiet}>{WORDS.sentence(why)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A way to a row of the matrix, where the workbook has one. */
function RowLink({
  table,
  rule,
  row,
}: {
  readonly table: string;
  readonly rule: string;
  readonly row: number;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { loaded } = usePaneState();
  if (loaded?.origin !== "workbook" || !isTableName(table)) {
    const text = loaded?.from ? WORDS.finding.rowIn(row, loaded.from.name) : WORDS.finding.inStarter;
    return <span className={styles.quiet}>{text}</span>;
  }
  return (
    <Link
      as="button"
      className={styles.link}
      onClick={() => void pane.goToRule({ table, rule: rule.includes("!") ? "" : rule, row })}
    >
      {WORDS.finding.showRow(row)}
    </Link>
  );
}
