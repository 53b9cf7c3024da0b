import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { DecidedBy, NearMissText } from "../../checks/finding";
import { isTableName } from "../../matrix/tables";
import { WORDS } from "../words";
import { FINDING_WORDS } from "../words-finding";
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
        {decidedBy.from !== null && <span className={styles.quiet}>{FINDING_WORDS.publicFrom(decidedBy.from)}</span>}
      </div>
    );
  }
  const { table, rule, row, from, to, source } = decidedBy;
  return (
    <div className={styles.block}>
      <span className={styles.head}>
        <span>{FINDING_WORDS.rule(table, rule)}</span>
        <RowLink table={table} rule={rule} row={row} />
      </span>
      <span className={styles.quiet}>{FINDING_WORDS.inForce(from, to)}</span>
      {source !== "" && <span className={styles.quiet}>{FINDING_WORDS.source(source)}</span>}
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
            <span>{FINDING_WORDS.rule(table, rule)}</span>
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
    const text = loaded?.from ? FINDING_WORDS.rowIn(row, loaded.from.name) : FINDING_WORDS.inStarter;
    return <span className={styles.quiet}>{text}</span>;
  }
  return (
    <Link
      as="button"
      className={styles.link}
      onClick={() => void pane.goToRule({ table, rule: rule.includes("!") ? "" : rule, row })}
    >
      {FINDING_WORDS.showRow(row)}
    </Link>
  );
}
