import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { MATRIX_FORMAT } from "../../../matrix/format";
import { memorySize, type MemorySize } from "../../../storage/memory";
import { buildId } from "../../../values/build";
import { memoryOf } from "../../core/memory";
import { WORDS } from "../../words";
import { RELEASE_WORDS } from "../../words-release";
import { SETUP } from "../../words-setup";
import { Disclosure } from "../disclosure";
import { usePane, usePaneState } from "../use-pane";

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold },
  list: { margin: "6px 0 0", paddingInlineStart: "18px", display: "flex", flexDirection: "column", gap: "6px" },
  about: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "6px", marginTop: "6px" },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

/** What stays where, in plain words. */
export function Privacy(): ReactElement {
  const styles = useStyles();
  return (
    <Disclosure title={<span className={styles.title}>{SETUP.setup.privacy}</span>}>
      <ul className={styles.list}>
        {SETUP.setup.privacyLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Remembered />
    </Disclosure>
  );
}

/** What this computer remembers of findings between exports, and the click that forgets it. */
function Remembered(): ReactElement | null {
  const styles = useStyles();
  const pane = usePane();
  const [size, setSize] = useState<MemorySize | null>(null);
  useEffect(() => {
    let gone = false;
    memorySize().then(
      (found) => {
        if (!gone) setSize(found);
      },
      // A browser that keeps nothing has nothing to forget.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  if (!size) return null;
  const forget = (): void =>
    void pane.attempt(async () => {
      await memoryOf(pane).forget();
      setSize(await memorySize());
      pane.store.dispatch({ type: "noticed", notice: { kind: "success", text: RELEASE_WORDS.memory.forgotten } });
    });
  return (
    <div className={styles.about}>
      <span className={styles.title}>{RELEASE_WORDS.memory.title}</span>
      <span>{RELEASE_WORDS.memory.size(size.dismissals, size.runs)}</span>
      <span className={styles.quiet}>{RELEASE_WORDS.memory.how}</span>
      {size.dismissals + size.runs > 0 && (
        <Button size="small" onClick={forget}>
          {RELEASE_WORDS.memory.forget}
        </Button>
      )}
    </div>
  );
}

/** Which build this is, which format the tables have, and the self-test. */
export function About(): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const { busy, loaded } = usePaneState();
  const [format, setFormat] = useState("");
  useEffect(() => {
    let gone = false;
    void pane.attempt(async () => {
      const state = await pane.parts.host.readWorkbookState();
      if (!gone) setFormat(state.format === null ? "" : String(state.format));
    });
    return () => {
      gone = true;
    };
  }, [pane, loaded]);
  return (
    <Disclosure title={<span className={styles.title}>{SETUP.setup.about}</span>}>
      <div className={styles.about}>
        <span className={styles.quiet}>{WORDS.build(buildId())}</span>
        <span className={styles.quiet}>{SETUP.setup.format(MATRIX_FORMAT, format)}</span>
        <Button size="small" disabled={busy !== null} onClick={() => void pane.selfTest()}>
          {SETUP.setup.selfTest}
        </Button>
        <span className={styles.quiet}>{SETUP.setup.selfTestHelp}</span>
      </div>
    </Disclosure>
  );
}
