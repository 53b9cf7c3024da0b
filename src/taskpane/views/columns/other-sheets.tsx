import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { checkOther, otherClaimSheets } from "../../core/other-sheets";
import { COLUMNS } from "../../words-layout";
import { NoticeBar } from "../notice";
import { usePane } from "../use-pane";

/** Where the open sheet has no claim lines: the sheets that do, each by a button. A workbook that cannot be looked through has none. */
export function OtherSheets({ openId }: { readonly openId: string }): ReactElement | null {
  const pane = usePane();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let isOpen = true;
    otherClaimSheets(pane, openId).then(
      (found) => isOpen && setNames(found),
      () => undefined,
    );
    return () => void (isOpen = false);
  }, [pane, openId]);
  if (names.length === 0) return null;
  return (
    <NoticeBar
      kind="info"
      action={names.slice(0, COLUMNS.mostSheets).map((name) => (
        <Button key={name} size="small" onClick={() => void pane.attempt(() => checkOther(pane, name))}>
          {COLUMNS.checkSheet(name)}
        </Button>
      ))}
    >
      {COLUMNS.otherSheets(names)}
    </NoticeBar>
  );
}
