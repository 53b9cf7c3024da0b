import { Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import type { SamplePlan, StratifyBy } from "../../../audits/sample";
import type { Day } from "../../../values/day";
import { providersOf } from "../../core/providers";
import type { CheckedSheet } from "../../core/state";
import { AUDIT_WORDS } from "../../words-audit";
import { DayInput } from "../day-input";
import { ChoiceBar } from "../matrix/choice-bar";

const useStyles = makeStyles({
  grid: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 10px", alignItems: "start" },
  wide: { gridColumn: "1 / -1" },
  control: { minWidth: 0, width: "100%" },
});

/** What is drawn, as it is typed. */
export interface AuditDraft {
  readonly payer: string;
  readonly provider: string;
  readonly family: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly by: StratifyBy | "";
  readonly how: "size" | "margin";
  readonly size: string;
  readonly margin: string;
  readonly confidence: string;
  readonly seed: string;
}

export const NEW_AUDIT: AuditDraft = {
  payer: "",
  provider: "",
  family: "",
  from: null,
  to: null,
  by: "",
  how: "size",
  size: "30",
  margin: "10",
  confidence: "95",
  seed: "1",
};

const isWhole = (text: string): boolean => /^-?\d{1,9}$/.test(text.trim());
const isPercent = (text: string): boolean =>
  /^\d+(\.\d+)?$/.test(text.trim()) && Number(text) > 0 && Number(text) < 100;

/** Fields that say nothing that can be drawn by, with what they must say. */
export function auditFaults({
  from,
  to,
  how,
  size,
  margin,
  confidence,
  seed,
}: AuditDraft): Partial<Record<keyof AuditDraft, string>> {
  return {
    ...(from !== null && to !== null && to < from ? { to: AUDIT_WORDS.wrong.to } : {}),
    ...(how === "size" && !(isWhole(size) && Number(size) > 0) ? { size: AUDIT_WORDS.wrong.size } : {}),
    ...(how === "margin" && !isPercent(margin) ? { margin: AUDIT_WORDS.wrong.margin } : {}),
    ...(how === "margin" && !isPercent(confidence) ? { confidence: AUDIT_WORDS.wrong.margin } : {}),
    ...(isWhole(seed) ? {} : { seed: AUDIT_WORDS.wrong.seed }),
  };
}

/** The plan that a draft without faults says. */
export function auditPlanOf(draft: AuditDraft): SamplePlan {
  const { payer, provider, family, from, to, by, how, size, margin, confidence, seed } = draft;
  return {
    population: {
      ...(payer === "" ? {} : { payer }),
      ...(provider === "" ? {} : { provider }),
      ...(family === "" ? {} : { family }),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    },
    size:
      how === "size" ? { size: Number(size) } : { margin: Number(margin) / 100, confidence: Number(confidence) / 100 },
    seed: Number(seed),
    ...(by === "" ? {} : { by }),
  };
}

/** Which encounters are drawn, and how many. */
export function AuditForm({
  checked,
  families,
  draft,
  onChange,
}: {
  readonly checked: CheckedSheet;
  readonly families: readonly string[];
  readonly draft: AuditDraft;
  readonly onChange: (change: Partial<AuditDraft>) => void;
}): ReactElement {
  const styles = useStyles();
  const payers = useMemo(() => payersOf(checked), [checked]);
  const providers = useMemo(() => providersOf(checked), [checked]);
  const faults = auditFaults(draft);
  const choice = (
    key: "payer" | "provider" | "family" | "by",
    label: string,
    options: readonly (readonly [value: string, words: string])[],
    className = styles.control,
  ): ReactElement => (
    <Field label={label} size="small" className={className}>
      <Select
        size="small"
        className={styles.control}
        select={{ className: styles.control }}
        value={draft[key]}
        onChange={(_, { value }) => onChange({ [key]: value })}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
  const typed = (key: "size" | "margin" | "confidence" | "seed", label: string): ReactElement => (
    <Field
      label={label}
      size="small"
      className={styles.control}
      {...(faults[key] === undefined ? {} : { validationMessage: faults[key] })}
    >
      <Input
        size="small"
        className={styles.control}
        inputMode="decimal"
        value={draft[key]}
        onChange={(_, { value }) => onChange({ [key]: value })}
      />
    </Field>
  );
  const all: readonly [string, string] = ["", AUDIT_WORDS.all];
  return (
    <div className={styles.grid}>
      {choice("payer", AUDIT_WORDS.payer, [all, ...payers], styles.wide)}
      {choice(
        "provider",
        AUDIT_WORDS.provider,
        [all, ...[...providers].map(([key, { name, npi }]) => [key, [name, npi].filter(Boolean).join(" · ")] as const)],
        styles.wide,
      )}
      {choice("family", AUDIT_WORDS.family, [all, ...families.map((name) => [name, name] as const)])}
      {choice("by", AUDIT_WORDS.strata, Object.entries(AUDIT_WORDS.by))}
      <Field label={AUDIT_WORDS.from} size="small" className={styles.control}>
        <DayInput className={styles.control} value={draft.from} onDay={(from) => onChange({ from })} />
      </Field>
      <Field
        label={AUDIT_WORDS.to}
        size="small"
        className={styles.control}
        {...(faults.to === undefined ? {} : { validationMessage: faults.to })}
      >
        <DayInput className={styles.control} value={draft.to} onDay={(to) => onChange({ to })} />
      </Field>
      <div className={styles.wide}>
        <ChoiceBar
          label={AUDIT_WORDS.how}
          choices={(["size", "margin"] as const).map((value) => ({ value, word: AUDIT_WORDS.hows[value] }))}
          chosen={draft.how}
          onChoose={(how) => onChange({ how })}
        />
      </div>
      {draft.how === "size" ? (
        typed("size", AUDIT_WORDS.size)
      ) : (
        <>
          {typed("margin", AUDIT_WORDS.margin)}
          {typed("confidence", AUDIT_WORDS.confidence)}
        </>
      )}
      {typed("seed", AUDIT_WORDS.seed)}
    </div>
  );
}

/** The payers of a sheet, as the matrix knows them, or else as the lines say. */
function payersOf({ sheet, loaded }: CheckedSheet): (readonly [string, string])[] {
  const found = new Map<string, string>();
  for (const { payer } of sheet.lines) {
    const known = loaded.matrix.payers.find(payer);
    found.set(known?.id ?? payer, known?.name ?? payer);
  }
  return [...found].sort((a, b) => (a[1] < b[1] ? -1 : 1));
}
