import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import {
  briefReasons,
  daysWords,
  kindWords,
  RELEASE_STATES,
  type Release,
  type ReleaseClaim,
  type ReleaseState,
} from "../../../checks/release";
import { grouped } from "../../../values/lists";
import { moneyText } from "../../../values/money";
import type { CheckedSheet } from "../../core/state";
import { RELEASE_WORDS } from "../../words-release";
import { ChoiceBar } from "../matrix/choice-bar";
import { WindowList } from "../matrix/window-list";
import { NoticeBar } from "../notice";
import { Screen } from "../screen";
import { keptState, useKept } from "../use-kept";
import { usePane, usePaneState } from "../use-pane";
import { WordBadge } from "../word-badge";
import { ClaimView } from "./claim-view";
import { ReleaseSheets } from "./release-sheets";
import { useRelease } from "./use-release";

const useStyles = makeStyles({
  tiles: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(64px, 1fr))", gap: "6px" },
  tile: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    minWidth: 0,
    padding: "5px 8px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    fontVariantNumeric: "tabular-nums",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  pressed: {
    border: `1px solid ${tokens.colorNeutralStroke1Pressed}`,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  // In the line, or browsers would hear "hold : 2".
  unseen: { fontSize: 0 },
  count: {
    order: -1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  word: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  money: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type Why = keyof typeof RELEASE_WORDS.release.whys;
const WHYS = ["all", "warning", "unchecked"] as const satisfies readonly Why[];

/** Which claims are listed, and which one is open, by its place in the release. */
interface Looking {
  readonly state: ReleaseState | null;
  readonly why: Why;
  readonly claim: number | null;
  /** The row to which the keyboard returns. */
  readonly left: number | null;
}
const LOOKING = keptState<Looking>({ state: null, why: "all", claim: null, left: null });

/** The claims by what is done with them, each list with its money; the list for the batch, and the record. */
export function ReleaseView({ checked }: { readonly checked: CheckedSheet }): ReactElement {
  const release = useRelease(checked);
  const { dispatch } = usePane().store;
  if (release) return <Claims checked={checked} release={release} />;
  return (
    <Screen title={RELEASE_WORDS.release.title} onBack={() => dispatch({ type: "check screen", screen: "list" })}>
      {RELEASE_WORDS.counting}
    </Screen>
  );
}

function Claims({ checked, release }: { readonly checked: CheckedSheet; readonly release: Release }): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { stale } = usePaneState().check;
  const { claims, totals } = release;
  const [looking, setLooking] = useKept(LOOKING);
  const state = looking.state ?? firstState(totals);
  const listed = useListed(release, state, looking.why);
  const open = looking.claim === null ? undefined : listed[looking.claim];
  if (open && looking.claim !== null) {
    const at = looking.claim;
    return (
      <ClaimView
        key={at}
        checked={checked}
        claim={open}
        place={at + 1}
        of={listed.length}
        onStep={(by) => listed[at + by] && setLooking({ ...looking, claim: at + by })}
        onBack={() => setLooking({ ...looking, claim: null, left: at })}
      />
    );
  }
  const { withReason, withoutCharge } = totals[state];
  return (
    <Screen
      title={RELEASE_WORDS.release.title}
      subtitle={RELEASE_WORDS.release.subtitle(checked.ref.name, claims.length)}
      takesFocus={looking.left === null}
      onBack={() => {
        setLooking({ ...looking, left: null });
        pane.store.dispatch({ type: "check screen", screen: "list" });
      }}
    >
      {stale && <NoticeBar kind="warning">{RELEASE_WORDS.release.stale}</NoticeBar>}
      <div role="group" aria-label={RELEASE_WORDS.release.tiles} className={styles.tiles}>
        {RELEASE_STATES.filter((each) => each !== "void" || totals.void.claims > 0).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === state}
            aria-label={RELEASE_WORDS.release.tile(each, totals[each])}
            className={mergeClasses(styles.tile, each === state && styles.pressed)}
            onClick={() => setLooking({ ...looking, state: each, claim: null, left: null })}
          >
            {/* What is heard is what is seen, in the order of a sentence: "hold: 2 claims, $13,190". */}
            <span className={styles.word}>
              {RELEASE_WORDS.states[each]}
              <span className={styles.unseen}>: </span>
            </span>
            <span className={styles.count}>
              {grouped(totals[each].claims)}
              <span className={styles.unseen}>{RELEASE_WORDS.release.tileClaims(totals[each].claims)}</span>
            </span>
            <span className={styles.money}>{moneyText(totals[each].amount)}</span>
          </button>
        ))}
      </div>
      <p className={styles.quiet}>
        {[
          RELEASE_WORDS.release.leads[state],
          withReason > 0 ? RELEASE_WORDS.release.withReason(withReason) : "",
          withoutCharge > 0 ? RELEASE_WORDS.release.withoutCharge(withoutCharge) : "",
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      <ReleaseSheets checked={checked} />
      {state === "look" && (
        <ChoiceBar
          label={RELEASE_WORDS.release.why}
          choices={WHYS.map((value) => ({ value, word: RELEASE_WORDS.release.whys[value] }))}
          chosen={looking.why}
          onChoose={(why) => setLooking({ ...looking, why, left: null })}
        />
      )}
      {listed.length === 0 ? (
        <p className={styles.quiet}>{RELEASE_WORDS.release.none}</p>
      ) : (
        <WindowList
          key={`${state} ${looking.why}`}
          label={RELEASE_WORDS.release.list}
          items={listed}
          returnTo={looking.left}
          rowOf={(claim, at) => ({
            key: String(claim.lines[0] ?? at),
            title: claim.claim || RELEASE_WORDS.release.unnamed,
            mark: kindMark(claim),
            aside: moneyText(claim.amount),
            text: [briefReasons(claim), claim.payer, daysWords(claim)].filter(Boolean).join(" · "),
            onOpen: () => setLooking({ ...looking, claim: at }),
          })}
        />
      )}
    </Screen>
  );
}

/** The claims of a state, those that ask for a look by why they do. */
function useListed({ claims }: Release, state: ReleaseState, why: Why): readonly ReleaseClaim[] {
  return useMemo(
    () => claims.filter((claim) => claim.state === state && isWanted(claim, state === "look" ? why : "all")),
    [claims, state, why],
  );
}

const firstState = (totals: Release["totals"]): ReleaseState =>
  RELEASE_STATES.find((state) => totals[state].claims > 0) ?? "released";

/** A claim that only lacks checks asks for another look than one with a warning. */
function isWanted({ findings }: ReleaseClaim, why: Why): boolean {
  const warned = findings.some(({ severity }) => severity === "warning");
  return why === "all" || (why === "warning") === warned;
}

function kindMark(claim: ReleaseClaim): ReactElement | undefined {
  const words = kindWords(claim);
  return words === "" ? undefined : <WordBadge word={words} tone="coming" />;
}
