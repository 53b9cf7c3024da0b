import "./screen";
import { waitFor } from "@testing-library/react";
import { keepFocus } from "../../src/taskpane/views/keep-focus";

let root: HTMLElement;
let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = `<div id="root"><div role="tabpanel"><button>Check</button><button>Other</button></div></div>`;
  root = document.getElementById("root")!;
  stop = keepFocus(root);
});
afterEach(() => {
  stop();
  document.hasFocus = () => true;
});

const panel = (): HTMLElement => root.querySelector<HTMLElement>('[role="tabpanel"]')!;
const button = (): HTMLButtonElement => root.querySelector("button")!;
const passed = (): Promise<void> => new Promise((done) => setTimeout(done, 150));

test("where the button that was pressed is gone, the place has the keyboard, or the title of the screen that came", async () => {
  button().focus();
  button().remove();
  await waitFor(() => expect(panel()).toHaveFocus());
  button().focus();
  panel().innerHTML = `<h2 tabindex="-1">A finding</h2><p>text</p>`;
  await waitFor(() => expect(root.querySelector("h2")).toHaveFocus());
});

test("a button that cannot be pressed for a while has it again afterwards", async () => {
  const pressed = button();
  pressed.focus();
  // As browsers do with a button that is disabled, and jsdom does not.
  pressed.blur();
  pressed.disabled = true;
  await passed();
  expect(document.body).toHaveFocus();
  pressed.disabled = false;
  await waitFor(() => expect(pressed).toHaveFocus());
});

test("what takes the keyboard itself keeps it", async () => {
  button().focus();
  panel().innerHTML = `<h2 tabindex="-1">A screen</h2><input />`;
  root.querySelector("input")?.focus();
  await passed();
  expect(root.querySelector("input")).toHaveFocus();
});

test("whoever types in the sheet, or clicked beside everything, is left alone", async () => {
  button().focus();
  document.hasFocus = () => false;
  button().remove();
  await passed();
  expect(document.body).toHaveFocus();
  document.hasFocus = () => true;
  button().focus();
  panel().dispatchEvent(new Event("pointerdown", { bubbles: true }));
  button().remove();
  await passed();
  expect(document.body).toHaveFocus();
});
