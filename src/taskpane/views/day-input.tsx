import { Input, type InputProps } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { isoOf, parseDay, type Day } from "../../values/day";

export interface DayInputProps extends Pick<InputProps, "id" | "className"> {
  readonly value: Day | null;
  /** Told of each change: `null` while what stands there is no day yet. */
  readonly onDay: (day: Day | null) => void;
}

/**
 * A field for a day. While its year is typed, digit by digit, it is no day yet (0002-10-14): what stands there is kept, or the browser would empty
 * the parts that were typed before.
 */
export function DayInput({ value, onDay, ...input }: DayInputProps): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Input
      {...input}
      size="small"
      type="date"
      value={draft ?? (value === null ? "" : isoOf(value))}
      onBlur={() => setDraft(null)}
      onChange={(_, { value: typed }) => {
        const day = parseDay(typed);
        setDraft(day === null ? typed : null);
        onDay(day);
      }}
    />
  );
}
