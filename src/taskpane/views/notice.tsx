import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { WORDS } from "../words";
import { CloseIcon } from "./icons";

const useStyles = makeStyles({
  // Fluent keeps a message bar on one line; a message here says what to do and may be long.
  body: { whiteSpace: "normal", overflowWrap: "anywhere", paddingBlock: "7px", lineHeight: tokens.lineHeightBase300 },
  action: { marginTop: "4px" },
  close: { marginTop: "5px" },
  bar: {
    minHeight: "34px",
    flexShrink: 0,
    paddingInline: "10px 6px",
    alignItems: "start",
    // The icon stands beside the first line of the text.
    "& > :first-child": { paddingTop: "8px" },
  },
});

export interface NoticeBarProps {
  readonly kind: "success" | "error" | "info" | "warning";
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly onClose?: () => void;
}

/** A message about the workbook or about what was just done. */
export function NoticeBar({ kind, children, action, onClose }: NoticeBarProps): ReactElement {
  const styles = useStyles();
  return (
    <MessageBar intent={kind} layout="singleline" className={styles.bar} shape="rounded">
      <MessageBarBody className={styles.body}>
        {children}
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </MessageBarBody>
      {onClose && (
        <Button
          className={styles.close}
          appearance="transparent"
          size="small"
          icon={<CloseIcon />}
          aria-label={WORDS.close}
          onClick={onClose}
        />
      )}
    </MessageBar>
  );
}
