import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import type { Finding } from "../../checks/finding";
import { moneyText } from "../../values/money";
import { linesByIndex } from "../core/line-views";
import { firstLine } from "../core/select";
import type { CheckedSheet } from "../core/state";
import { WORDS } from "../words";
import { FINDING_WORDS } from "../words-finding";
import { ChangeList } from "./change-list";
import { DecidedByView, NearMisses } from "./decided-by";
import { Later } from "./later";
import { NARROW } from "./narrow";
import { keepAsTest, loadDismissal, loadFixPanel } from "./places";
import { Screen } from "./screen";
import { MarkBadge } from "./severity";
import { Steps } from "./steps";
import { usePane, usePaneState } from "./use-pane";

/** Lines of a finding that are listed; a finding that is told once may have thousands. */
const LINES_SHOWN = 12;

const useStyles = makeStyles({
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
  message: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  label: {
    margin: "0 0 2px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  change: {
    padding: "8px 10px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  text: { margin: 0, overflowWrap: "anywhere" },
  lines: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "grid",
    gridTemplateColumns: "64px 56px 1fr auto",
    [NARROW]: { gridTemplateColumns: "64px 1fr" },
    gap: "8px",
    padding: "2px 0",
    fontVariantNumeric: "tabular-nums",
  },
  patient: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
});

export interface FindingViewProps {
  readonly checked: CheckedSheet;
  readonly finding: Finding;
  /** 1-based place among the findings that the list shows; 0 where it is no longer among them. */
  readonly place: number;
  readonly of: number;
  readonly onBack: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** One finding in full: what is wrong, what to change, why, and which row decided. */
export function FindingView({ checked, finding, place, of, onBack, onStep }: FindingViewProps): ReactElement {
  const styles = useStyles();
  const lines = linesByIndex(checked);
  const line = lines.get(firstLine(finding));
  const where = [WORDS.check.lineChip(firstLine(finding), line?.code ?? ""), line?.patient, finding.payer];
  return (
    <Screen
      title={finding.name}
      subtitle={[finding.check, ...where.filter(Boolean)].join(" · ")}
      mark={<MarkBadge mark={finding.severity} />}
      tools={
        <Steps place={place} of={of} previous={FINDING_WORDS.previous} next={FINDING_WORDS.next} onStep={onStep} />
      }
      onBack={onBack}
    >
      <p className={styles.message}>{WORDS.ended(finding.message)}</p>
      <Fix finding={finding} />
      <Part label={FINDING_WORDS.why}>
        <p className={styles.text}>{WORDS.sentence(finding.why)}</p>
      </Part>
      <Part label={FINDING_WORDS.decidedBy}>
        <DecidedByView decidedBy={finding.decidedBy} />
      </Part>
      {finding.nearMisses.length > 0 && (
        <Part label={FINDING_WORDS.nearly}>
          <NearMisses misses={finding.nearMisses} />
        </Part>
      )}
      <Part label={FINDING_WORDS.lines}>
        <Lines finding={finding} lines={lines} />
      </Part>
      <Keep finding={finding} />
      <Later load={loadDismissal} />
    </Screen>
  );
}

/** The finding can be kept as a test, so that an edit which loses it is seen. */
function Keep({ finding }: { readonly finding: Finding }): ReactElement {
  const pane = usePane();
  const { busy } = usePaneState();
  return (
    <div>
      <Button size="small" disabled={busy !== null} onClick={() => void keepAsTest(pane, finding)}>
        {FINDING_WORDS.keep}
      </Button>
    </div>
  );
}

function Part({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  return (
    <section>
      <h3 className={styles.label}>{label}</h3>
      {children}
    </section>
  );
}

function Fix({ finding }: { readonly finding: Finding }): ReactElement {
  const styles = useStyles();
  const { fix } = finding;
  return (
    <section className={styles.change}>
      <h3 className={styles.label}>{fix?.changes.length === 0 ? FINDING_WORDS.look : FINDING_WORDS.change}</h3>
      <p className={styles.text}>{fix ? WORDS.sentence(fix.text) : FINDING_WORDS.noFix}</p>
      {fix && fix.changes.length > 0 && <Later load={loadFixPanel} waiting={<ChangeList changes={fix.changes} />} />}
    </section>
  );
}

function Lines({
  finding,
  lines,
}: {
  readonly finding: Finding;
  readonly lines: ReturnType<typeof linesByIndex>;
}): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const more = finding.lines.length - LINES_SHOWN;
  return (
    <ul className={styles.lines}>
      {finding.lines.slice(0, LINES_SHOWN).map((index) => {
        const line = lines.get(index);
        return (
          <li key={index} className={styles.line}>
            <Link as="button" aria-label={FINDING_WORDS.select(index)} onClick={() => void pane.goToLine(index)}>
              {WORDS.check.line(index)}
            </Link>
            <span>{line?.code}</span>
            <span className={styles.patient}>{line?.patient}</span>
            <span>{line?.charge == null ? "" : moneyText(line.charge)}</span>
          </li>
        );
      })}
      {more > 0 && <li className={styles.quiet}>{WORDS.check.more(more)}</li>}
    </ul>
  );
}
