import "./screen";
import { Field } from "@fluentui/react-components";
import { fireEvent, render, screen } from "@testing-library/react";
import { useState, type ReactElement } from "react";
import { DayInput } from "../../src/taskpane/views/day-input";
import type { Day } from "../../src/values/day";
import { day } from "../day";

const told: (Day | null)[] = [];

function Held({ first }: { readonly first: Day | null }): ReactElement {
  const [value, setValue] = useState(first);
  return (
    <Field label="Day">
      <DayInput
        value={value}
        onDay={(next) => {
          told.push(next);
          setValue(next);
        }}
      />
    </Field>
  );
}

const field = (): HTMLInputElement => screen.getByLabelText("Day");
const typed = (value: string): void => void fireEvent.change(field(), { target: { value } });
beforeEach(() => told.splice(0));

test("what is typed stays while its year is not whole, as browsers tell it digit by digit", () => {
  render(<Held first={null} />);
  for (const text of ["0002-10-14", "0020-10-14", "0202-10-14"]) {
    typed(text);
    expect(field()).toHaveValue(text);
  }
  typed("2026-10-14");
  expect(field()).toHaveValue("2026-10-14");
  expect(told).toEqual([null, null, null, day("2026-10-14")]);
});

test("what is no day when the field is left is gone", () => {
  render(<Held first={day("2026-10-14")} />);
  typed("0002-10-14");
  fireEvent.blur(field());
  expect(field()).toHaveValue("");
  expect(told).toEqual([null]);
});
