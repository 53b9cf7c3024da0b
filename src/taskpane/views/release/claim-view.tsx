import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { daysWords, kindWords, reasonsOf, type ReleaseClaim } from "../../../checks/release";
import { moneyText } from "../../../values/money";
import { linesByIndex } from "../../core/line-views";
import type { CheckedSheet } from "../../core/state";
import { WORDS } from "../../words";
import { FINDING_WORDS } from "../../words-finding";
import { RELEASE_WORDS } from "../../words-release";
import { RowList } from "../row-list";
import { Screen } from "../screen";
import { MarkBadge } from "../severity";
import { Steps } from "../steps";
import { usePane } from "../use-pane";
import { NARROW } from "../narrow";
import { WordBadge, type Tone } from "../word-badge";

/** Lines and findings of a claim that are drawn; a claim has 50 lines at most, a file without ids may put more together. */
const SHOWN = 100;

const TONES: Readonly<Record<ReleaseClaim["state"], Tone>> = {
  released: "good",
  look: "warning",
  hold: "error",
  void: "quiet",
};

const useStyles = makeStyles({
  label: {
    margin: "0 0 2px",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  text: { margin: 0, overflowWrap: "anywhere" },
  reasons: { margin: 0, paddingInlineStart: "18px", display: "flex", flexDirection: "column", gap: "4px" },
  lines: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "grid",
    gridTemplateColumns: "64px 1fr auto",
    [NARROW]: { gridTemplateColumns: "64px 1fr" },
    gap: "8px",
    padding: "2px 0",
    fontVariantNumeric: "tabular-nums",
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  full: { marginInline: "-12px" },
});

export interface ClaimViewProps {
  readonly checked: CheckedSheet;
  readonly claim: ReleaseClaim;
  readonly place: number;
  readonly of: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onBack: () => void;
}

/** One claim: what is done with it and why, its findings and its lines. */
export function ClaimView({ checked, claim, place, of, onStep, onBack }: ClaimViewProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const lines = linesByIndex(checked);
  const reasons = reasonsOf(claim);
  const where = [claim.payer, claim.patient, daysWords(claim), moneyText(claim.amount), kindWords(claim)];
  return (
    <Screen
      title={RELEASE_WORDS.claim.title(claim.claim)}
      subtitle={where.filter(Boolean).join(" · ")}
      mark={<WordBadge word={RELEASE_WORDS.states[claim.state]} tone={TONES[claim.state]} />}
      tools={
        <Steps
          place={place}
          of={of}
          previous={RELEASE_WORDS.claim.previous}
          next={RELEASE_WORDS.claim.next}
          onStep={onStep}
        />
      }
      onBack={onBack}
    >
      {reasons.length === 0 ? (
        <p className={styles.text}>{RELEASE_WORDS.claim.clean}</p>
      ) : (
        <section>
          <h3 className={styles.label}>{RELEASE_WORDS.claim.why}</h3>
          <ul className={styles.reasons}>
            {reasons.slice(0, SHOWN).map((reason) => (
              <li key={reason} className={styles.text}>
                {WORDS.sentence(reason)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {claim.findings.length > 0 && (
        <div className={styles.full}>
          <RowList
            label={RELEASE_WORDS.claim.findings}
            rows={claim.findings.slice(0, SHOWN).map((finding, i) => ({
              key: `${finding.check} ${finding.lines[0] ?? 0} ${i}`,
              title: finding.check,
              text: finding.message,
              mark: <MarkBadge mark={finding.severity} />,
              ...(finding.amount === 0 ? {} : { aside: moneyText(finding.amount) }),
              onOpen: () => void pane.openFinding(checked.result.findings.indexOf(finding)),
            }))}
          />
        </div>
      )}
      <section>
        <h3 className={styles.label}>{RELEASE_WORDS.claim.lines}</h3>
        <ul className={styles.lines}>
          {claim.lines.slice(0, SHOWN).map((index) => {
            const line = lines.get(index);
            const unreadable = claim.unusable.includes(index);
            return (
              <li key={index} className={styles.line}>
                <Link as="button" aria-label={FINDING_WORDS.select(index)} onClick={() => void pane.goToLine(index)}>
                  {WORDS.check.line(index)}
                </Link>
                <span>{unreadable ? RELEASE_WORDS.claim.unreadable : line?.code}</span>
                <span>{line?.charge == null ? "" : moneyText(line.charge)}</span>
              </li>
            );
          })}
        </ul>
        {claim.lines.length > SHOWN && <p className={styles.quiet}>{WORDS.check.more(claim.lines.length - SHOWN)}</p>}
      </section>
      {claim.by === "encounter" && <p className={styles.quiet}>{RELEASE_WORDS.claim.byEncounter}</p>}
    </Screen>
  );
}
