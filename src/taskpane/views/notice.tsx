import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { WORDS } from "../words";
import { CloseIcon } from "./icons";

const useStyles = makeStyles({
  // Fluent keeps a message bar on one line; a message here says what to do and may be long.
  body: { whiteSpace: "normal", padding: "6px 0", overflowWrap: "anywhere" },
  bar: {
    minHeight: "36px",
    flexShrink: 0,
    columnGap: "4px",
    paddingInline: "10px 6px",
    lineHeight: tokens.lineHeightBase300,
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
    <MessageBar intent={kind} layout="multiline" className={styles.bar} shape="rounded">
      <MessageBarBody className={styles.body}>{children}</MessageBarBody>
      {(action !== undefined || onClose) && (
        <MessageBarActions
          {...(onClose
            ? {
                containerAction: (
                  <Button
                    appearance="transparent"
                    size="small"
                    icon={<CloseIcon />}
                    aria-label={WORDS.close}
                    onClick={onClose}
                  />
                ),
              }
            : {})}
        >
          {action}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
