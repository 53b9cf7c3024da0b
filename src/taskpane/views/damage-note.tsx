import { Button, Link } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { WORDS } from "../words";
import { NoticeBar } from "./notice";
import { usePane, usePaneState } from "./use-pane";

/** How many cells of the sheet are damaged, with the way to their screen; what is read all the same is a line, and no warning. */
export function DamageNote(): ReactElement | null {
  const { store } = usePane();
  const { damage } = usePaneState().check;
  if (!damage || damage.count.cells + damage.count.read === 0) return null;
  const look = (): void => store.dispatch({ type: "damage opened", open: true });
  const text = WORDS.check.damage(damage.count);
  if (damage.count.cells === 0)
    return (
      <span style={{ fontSize: "12px" }}>
        {text}{" "}
        <Link as="button" style={{ fontSize: "inherit" }} onClick={look}>
          {WORDS.check.lookAtDamage}
        </Link>
        .
      </span>
    );
  return (
    <NoticeBar
      kind="warning"
      action={
        <Button size="small" onClick={look}>
          {WORDS.check.lookAtDamage}
        </Button>
      }
    >
      {text}
    </NoticeBar>
  );
}
