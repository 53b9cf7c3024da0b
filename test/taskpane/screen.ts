import "@testing-library/jest-dom";
import { configure } from "@testing-library/react";

configure({
  // A machine that does many things at once takes its time to draw.
  asyncUtilTimeout: 10_000,
  // Whether something is hidden by a style is asked of every element otherwise, which takes most of a test's time.
  defaultHidden: true,
  // The first line says what was looked for; the rest is the whole page.
  getElementError: (message) => new Error((message ?? "not found").split("\n")[0]),
});

// jsdom thinks that the page lost the keyboard when the element that had it is taken away; a browser does not.
document.hasFocus = () => true;
