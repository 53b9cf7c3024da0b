import { isDark, readAppearance, watchAppearance } from "../../src/excel/theme";
import { THEMES } from "../../src/workbench/host/client-context";
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { type Office, startOffice } from "../office/host";

let office: Office;

beforeAll(async () => {
  office = await startOffice(createMemoryWorkbook(), { theme: THEMES.dark });
});

/** The browser's answer to whether the system is in high contrast. */
function highContrast(matches: boolean): void {
  Object.defineProperty(window, "matchMedia", {
    configurable: true,
    value: () => ({ matches, addEventListener: () => undefined, removeEventListener: () => undefined }),
  });
}

afterEach(() => highContrast(false));

test("the look is Office's, and high contrast wins", () => {
  highContrast(false);
  expect(readAppearance()).toBe("dark");
  highContrast(true);
  expect(readAppearance()).toBe("high contrast");
});

test.each([
  [{ isDarkTheme: true, bodyBackgroundColor: "#FFFFFF" }, true],
  [{ isDarkTheme: false, bodyBackgroundColor: "#000000" }, false],
  [{ bodyBackgroundColor: "#262626" }, true],
  [{ bodyBackgroundColor: "#F3F2F1" }, false],
  [{ bodyBackgroundColor: "nonsense" }, false],
  [undefined, false],
])("%j is dark: %s", (theme, dark) => {
  expect(isDark(theme)).toBe(dark);
});

test("a change is seen when the pane comes back into focus, and no more once it is stopped", () => {
  const seen: string[] = [];
  const stop = watchAppearance((appearance) => seen.push(appearance));
  window.dispatchEvent(new Event("focus"));
  expect(seen).toEqual([]);
  highContrast(true);
  window.dispatchEvent(new Event("focus"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(seen).toEqual(["high contrast"]);
  stop();
  highContrast(false);
  window.dispatchEvent(new Event("focus"));
  expect(seen).toEqual(["high contrast"]);
  expect(office.bridge.external).toHaveProperty("GetContext");
});
