/** The workbench: a spreadsheet page in which the built add-in runs, and no Excel. */
import "./workbench.css";
import { problemText, UnusableFile } from "../../files/problem";
import { REAL_PACE } from "../../values/slices";
import { createCustomFunctions } from "../grid/custom-functions";
import type { FunctionsJson } from "../grid/function-values";
import { typeInto, typingDone } from "../grid/typing";
import { startUniver, whenRendered } from "../grid/univer";
import { formatA1, quoteSheet } from "../host/areas";
import { createExternal, installExternal } from "../host/bridge";
import type { Bridge, BridgeOptions } from "../host/bridge";
import { openXlsx } from "../xlsx/open";
import type { GridFile } from "../xlsx/grid-file";
import { createBooks } from "./books";
import type { Books } from "./books";
import { areaAt, cellAt, SECOND_PANE } from "./handle";
import type { Exchange, WorkbenchHandle } from "./handle";
import { readManifest } from "./manifest";
import type { Manifest, RibbonButton } from "./manifest";
import { createMessages } from "./messages";
import { createPane } from "./pane";
import { drawRibbon } from "./ribbon";
import { createSplitter } from "./splitter";
import { dressPage, themeNamed } from "./theme";

/** The workbook that the server has beside this page. */
const SAMPLE = "sample.xlsx";
/** The fonts of Excel's usual cells (workbench.css says what stands in for them). */
const FONTS = ["15px Calibri", "bold 15px Calibri", "15px 'Aptos Narrow'", "bold 15px 'Aptos Narrow'"];
/** How many of the add-in's requests are remembered. */
const EXCHANGES_KEPT = 2000;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}".`);
  return found;
}

async function served(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} is not served beside this page (${response.status}). Build it first.`);
  return response;
}

/** What the address of the page asks for: another served file (?file=NAME), an empty workbook (?empty), the sample. */
async function firstFile(): Promise<GridFile | null> {
  const query = new URLSearchParams(location.search);
  if (query.has("empty")) return null;
  const name = query.get("file") ?? SAMPLE;
  const response = await fetch(name);
  if (!response.ok) {
    if (query.has("file"))
      throw new UnusableFile({ file: name, message: "is not served beside this page. Choose it with Open…" });
    return null;
  }
  return openXlsx(new Uint8Array(await response.arrayBuffer()), name, "first");
}

/** A failure in words for the message bar. */
function words(error: unknown): string {
  if (error instanceof UnusableFile) return problemText(error.problem);
  return error instanceof Error ? error.message : String(error);
}

async function start(): Promise<WorkbenchHandle> {
  const began = performance.now();
  const messages = createMessages(element("messages"));
  let theme = themeNamed(localStorage.getItem("theme"));
  dressPage(theme);
  const [manifest, functions, first] = await Promise.all([
    served("manifest.xml")
      .then((response) => response.text())
      .then(readManifest),
    served("functions.json").then((response): Promise<FunctionsJson> => response.json()),
    firstFile().catch((error: unknown) => {
      messages.show(words(error));
      return null;
    }),
    // Canvas text does not wait for a font. A machine that has none of them draws with the browser's own.
    ...FONTS.map((font) => document.fonts.load(font).catch(() => [])),
  ]);
  const univers = startUniver(element("grid"), theme.dark);
  const rendered = whenRendered(univers.api);
  const books = createBooks(univers, first);
  const { model, context } = books.grid;
  const customFunctions = createCustomFunctions(context);
  let exchanges: Exchange[] = [];
  let bridge: Bridge | null = null;

  const bridged = (window: Window, onPaneChanged?: BridgeOptions["onPaneChanged"]): Bridge => {
    const made = createExternal(model, {
      theme: theme.office,
      ...(onPaneChanged ? { onPaneChanged } : {}),
      // As from Excel, an answer comes in a turn of its own: many requests, one after the other, do not freeze the page.
      pause: REAL_PACE.breathe,
      onExchange(request, response) {
        const failure = response.Error && `${response.Error.Code}: ${response.Error.Message}`;
        exchanges.push({ actions: request.Actions.length, ...(failure ? { error: failure } : {}) });
        if (exchanges.length > EXCHANGES_KEPT) exchanges = exchanges.slice(-EXCHANGES_KEPT / 2);
      },
    });
    installExternal(window, made.external);
    return made;
  };
  const pane = createPane(element("pane-frame"), manifest.pane, (window) => {
    bridge?.dispose();
    bridge = bridged(window, showPane);
  });

  async function openSecondPane(): Promise<void> {
    const place = document.createElement("aside");
    place.className = "second-pane";
    element("pane").after(place);
    await createPane(place, manifest.pane, (window) => void bridged(window), SECOND_PANE).load();
  }

  async function loadPane(): Promise<void> {
    customFunctions.disconnect();
    const runtime = await pane.load();
    customFunctions.register(functions, manifest.namespace, runtime);
    await context.calculation.settle();
  }

  function showPane(visible: boolean): void {
    element("pane").hidden = !visible;
    element("splitter").hidden = !visible;
  }

  async function press(button: RibbonButton): Promise<void> {
    messages.clear();
    if (button.action.kind === "showPane") return showPane(true);
    await bridge?.pressRibbon(button.action.functionName, button.id);
  }

  async function open(bytes: Uint8Array, name: string): Promise<void> {
    messages.clear();
    await books.open(bytes, name);
    showName(books, manifest);
    await loadPane();
  }

  const reporting = (action: () => Promise<void>) => () => void action().catch((error) => messages.show(words(error)));

  drawRibbon(element("ribbon"), manifest, (button) => reporting(() => press(button))());
  createSplitter(element("splitter"), (width) => (element("pane").style.width = `${width}px`));
  element("pane-title").textContent = manifest.paneTitle;
  element("close-pane").addEventListener("click", () => showPane(false));
  element("product-name").textContent = manifest.name;
  showName(books, manifest);
  connectFileButtons(books, open, reporting);
  connectTheme(theme.name, (name) => {
    theme = themeNamed(name);
    localStorage.setItem("theme", theme.name);
    dressPage(theme);
    univers.setDark(theme.dark);
    reporting(loadPane)();
  });

  let readyAfter = 0;
  const ready = Promise.all([rendered, loadPane()]).then(() => {
    readyAfter = Math.round(performance.now() - began);
  });
  ready.catch((error: unknown) => messages.show(words(error)));

  return {
    ready,
    readyAfter: () => readyAfter,
    model,
    cell: (address) => cellAt(model, address),
    values: (address) => model.values(areaAt(model, address)),
    sheets: () => model.sheets(),
    tables: () => model.tables(),
    names: () => model.names(),
    selection() {
      const area = model.selection();
      const sheet = model.sheets().find(({ id }) => id === area.sheet);
      return `${quoteSheet(sheet?.name ?? "")}!${formatA1(area)}`;
    },
    async select(address) {
      await model.select(areaAt(model, address));
    },
    async type(address, text) {
      typeInto(context, areaAt(model, address), text);
      // What follows from an entry, such as a table that grows, follows in the next turn.
      await Promise.resolve();
      await context.calculation.settle();
    },
    async calculated() {
      await typingDone(context);
      await context.calculation.settle();
    },
    calls: () => customFunctions.calls,
    callCounts() {
      const counts: Record<string, number> = {};
      for (const { id } of customFunctions.calls) counts[id] = (counts[id] ?? 0) + 1;
      return counts;
    },
    clearCalls: () => customFunctions.clearCalls(),
    requests: () => exchanges,
    async open(source, name) {
      const bytes = source instanceof Uint8Array ? source : new Uint8Array(await source.arrayBuffer());
      const file = name ?? (source instanceof Uint8Array ? "Book.xlsx" : source.name);
      try {
        await open(bytes, file);
      } catch (error) {
        const failure = words(error);
        messages.show(failure);
        throw new Error(failure);
      }
    },
    save: () => books.save(),
    async press(id) {
      const button = manifest.buttons.find((candidate) => candidate.id === id);
      if (!button) throw new Error(`The ribbon has no button "${id}".`);
      await press(button);
    },
    pane: () => pane.window(),
    openSecondPane,
  };
}

function showName(books: Books, manifest: Manifest): void {
  element("file-name").textContent = books.name();
  document.title = `${books.name()} - ${manifest.name}`;
}

function connectFileButtons(
  books: Books,
  open: (bytes: Uint8Array, name: string) => Promise<void>,
  reporting: (action: () => Promise<void>) => () => void,
): void {
  const input = element("file");
  if (!(input instanceof HTMLInputElement)) return;
  element("open").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) return;
    reporting(async () => {
      await open(new Uint8Array(await file.arrayBuffer()), file.name);
    })();
    // The same file can be chosen again.
    input.value = "";
  });
  const save = reporting(async () => download(await books.save(), books.name()));
  element("save").addEventListener("click", save);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    save();
  });
}

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function download(bytes: Uint8Array, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: XLSX_TYPE }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function connectTheme(current: string, change: (name: string) => void): void {
  const select = element("theme");
  if (!(select instanceof HTMLSelectElement)) return;
  select.value = current;
  select.addEventListener("change", () => change(select.value));
}

/** Tests wait for `window.workbench`, then for its `ready`. */
void start().then(
  (handle) => {
    window.workbench = handle;
  },
  (error: unknown) => createMessages(element("messages")).show(words(error)),
);
