import "./screen";
import { render, screen } from "@testing-library/react";
import { Screen } from "../../src/taskpane/views/screen";

const opened = (): void => {
  render(
    <Screen title="A rule" onBack={() => undefined}>
      text
    </Screen>,
  );
};

afterEach(() => {
  document.hasFocus = () => true;
});

test("the title of a screen takes the focus where the pane has the keyboard", () => {
  opened();
  expect(screen.getByRole("heading", { name: "A rule" })).toHaveFocus();
});

test("a screen that opens while somebody types in the sheet leaves the keyboard there", () => {
  document.hasFocus = () => false;
  opened();
  expect(document.body).toHaveFocus();
});
