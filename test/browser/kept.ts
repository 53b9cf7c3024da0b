// What a browser and a workbook keep of a page, and what it printed, for tests that look for something which must not be there.
import type { Page } from "playwright-core";
import type { Workbench } from "./support";

/** Something that is kept or was told, and where. */
export interface Kept {
  readonly place: string;
  /** As JSON, or as it is; bytes stand as Latin letters. */
  readonly text: string;
}

/** Notes everything that a page prints, of every kind, its values too, and the text of every error that nobody caught. */
export function printedBy(page: Page): readonly Kept[] {
  const printed: Kept[] = [];
  page.on("console", (message) => {
    printed.push({ place: `console.${message.type()}`, text: message.text() });
    for (const value of message.args())
      void value.jsonValue().then(
        (content: unknown) => printed.push({ place: `console.${message.type()}`, text: JSON.stringify(content) ?? "" }),
        // The page has gone; its text is noted already.
        () => undefined,
      );
  });
  return printed;
}

/**
 * Everything that the browser keeps for the add-in's origin: storage of all kinds, cookies, caches, the address and its history.
 * A script as text: what runs from source may get helpers into its functions that a page does not have.
 */
const BROWSER_KEEPS = `(async () => {
  const kept = [];
  const note = (place, value) => kept.push({ place, text: typeof value === "string" ? value : written(value) });
  const written = (value) => JSON.stringify(value, (key, content) => {
    if (content instanceof ArrayBuffer) return bytesText(new Uint8Array(content));
    if (ArrayBuffer.isView(content)) return bytesText(new Uint8Array(content.buffer, content.byteOffset, content.byteLength));
    if (content instanceof Map || content instanceof Set) return [...content];
    return content;
  }) ?? "";
  const bytesText = (bytes) => new TextDecoder("latin1").decode(bytes) + " " + new TextDecoder("utf-16le").decode(bytes);
  const answer = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  for (const name of ["localStorage", "sessionStorage"])
    for (const key of Object.keys(window[name])) note(name + " " + key, key + " " + window[name].getItem(key));
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const keys = await answer(objects.getAllKeys());
      const values = await answer(objects.getAll());
      keys.forEach((key, i) => note("indexedDB " + name + " " + store + " " + key, [key, values[i]]));
    }
    database.close();
  }
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) note("cache " + name, url);
  note("cookies", document.cookie);
  note("address", location.href);
  note("history", history.state);
  note("name of the window", window.name);
  return kept;
})()`;

/** What the workbook keeps for the add-in beside its cells: settings, properties, names and their comments. */
const WORKBOOK_KEEPS = `Excel.run(async (context) => {
  const { settings, names, properties } = context.workbook;
  settings.load("items/key,items/value");
  names.load("items/name,items/formula,items/comment");
  properties.custom.load("items/key,items/value");
  await context.sync();
  return [
    ...settings.items.map(({ key, value }) => ({ place: "setting " + key, text: JSON.stringify(value) })),
    ...properties.custom.items.map(({ key, value }) => ({ place: "property " + key, text: key + " " + value })),
    ...names.items.map(({ name, formula, comment }) => ({ place: "name " + name, text: formula + " " + comment })),
  ];
})`;

/** Everything that is kept of a workbench: by the browser, in its frame too, and by the workbook beside its cells. */
export async function keptBy(bench: Workbench): Promise<readonly Kept[]> {
  const [page, frame, workbook] = await Promise.all([
    bench.page.evaluate<Kept[]>(BROWSER_KEEPS),
    bench.pane().evaluate<Kept[]>(BROWSER_KEEPS),
    bench.pane().evaluate<Kept[]>(WORKBOOK_KEEPS),
  ]);
  return [...page, ...frame, ...workbook];
}
