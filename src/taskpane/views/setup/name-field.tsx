import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { deskOf } from "../../core/desk";
import { SETUP } from "../../words-setup";
import { usePane } from "../use-pane";

const useStyles = makeStyles({ control: { minWidth: 0, width: "100%" } });

/** Who stands in the history. */
export function NameField(): ReactElement {
  const styles = useStyles();
  const desk = deskOf(usePane());
  const [name, setName] = useState(desk.who());
  return (
    <Field label={SETUP.setup.name} hint={SETUP.setup.nameHelp} size="small">
      <Input
        className={styles.control}
        size="small"
        value={name}
        placeholder={SETUP.setup.nameHint}
        maxLength={80}
        onChange={(_, { value }) => {
          setName(value);
          desk.setWho(value.trim());
        }}
      />
    </Field>
  );
}
