import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMemo, type ReactElement } from "react";
import type { Knowledge } from "../../checks/answers/answer";
import { subjectNamed } from "../../checks/answers/subject";
import { WIDE_SUBJECTS, type SubjectName } from "../../matrix/wide-view";
import { wordsOf } from "../../values/day";
import { codeMeant, compareAll } from "../core/ask";
import type { AskFields } from "../core/state";
import { ASK_WORDS } from "../words-ask";
import { AnswerCard } from "./answer-card";
import { FormulaIcon } from "./icons";
import { Screen } from "./screen";
import { usePane } from "./use-pane";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

export interface AskCompareProps {
  readonly knowledge: Knowledge;
  readonly fields: AskFields;
  readonly subject: SubjectName;
  readonly onSubject: (subject: SubjectName | null) => void;
}

/** All payers side by side in one family or topic, for the code that is asked about. */
export function AskCompare({ knowledge, fields, subject, onSubject }: AskCompareProps): ReactElement {
  const styles = useStyles();
  const pane = usePane();
  const compared = useMemo(() => compareAll(knowledge, fields, subject), [knowledge, fields, subject]);
  const title = WIDE_SUBJECTS.find(({ name }) => name === subject)?.title ?? subject;
  const code = codeMeant(knowledge.matrix, fields.code, fields.date);
  const asked = knowledge.matrix.payers.find(fields.payer);
  return (
    <Screen
      title={ASK_WORDS.compareTitle(title, code)}
      subtitle={fields.date === null ? "" : ASK_WORDS.compareOn(wordsOf(fields.date))}
      onBack={() => onSubject(null)}
      tools={
        compared && (
          <Button
            appearance="subtle"
            size="small"
            icon={<FormulaIcon />}
            title={ASK_WORDS.insertHelp(compared.formula)}
            onClick={() => void pane.insertFormula(compared.formula)}
          >
            {ASK_WORDS.insert}
          </Button>
        )
      }
    >
      <Field label={ASK_WORDS.compareWhat} size="small">
        <Select size="small" value={subject} onChange={(_, { value }) => onSubject(subjectNamed(value) ?? subject)}>
          {WIDE_SUBJECTS.map(({ name, title: each }) => (
            <option key={name} value={name}>
              {each}
            </option>
          ))}
        </Select>
      </Field>
      {compared === null ? (
        <p className={styles.quiet}>{ASK_WORDS.compareIncomplete}</p>
      ) : (
        <>
          {asked && <p className={styles.quiet}>{ASK_WORDS.compareDiffers(asked.name)}</p>}
          <div className={styles.list}>
            {compared.rows.map(({ payer, answer, differs }) => (
              <AnswerCard
                key={payer.id}
                title={payer.name}
                isName
                answers={[{ payer: payer.name, answer }]}
                differs={differs}
                formula={null}
              />
            ))}
          </div>
        </>
      )}
    </Screen>
  );
}
