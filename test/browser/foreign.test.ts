// The watch over all browser tests: it names what asks another host, from the page, from the pane's frame, and from a window of its own.
import { takeForeign } from "./foreign";
import { startWorkbenchServer, type Workbench, type WorkbenchServer } from "./support";

let server: WorkbenchServer;
let bench: Workbench;
beforeAll(async () => {
  server = await startWorkbenchServer();
  bench = await server.open({ query: "?empty" });
});
afterAll(async () => {
  await bench.close();
  await server.close();
});

/** `.invalid` is nobody's: no name server answers it. */
const ADDRESS = "https://elsewhere.invalid/claims.png";

test("a picture that a page asks for elsewhere is named, and does not leave", async () => {
  const came = await bench.page.evaluate(
    (address) =>
      new Promise((done) => {
        const picture = new Image();
        picture.onload = () => done("loaded");
        picture.onerror = () => done("held back");
        picture.src = address;
      }),
    ADDRESS,
  );
  expect(came).toBe("held back");
  expect(takeForeign()).toEqual([`GET ${ADDRESS}`]);
});

test("so is what is sent, and a socket", async () => {
  await bench.page.evaluate(async (address) => {
    await fetch(address, { method: "POST", body: "claims" }).catch(() => undefined);
    await new Promise((done) => {
      const socket = new WebSocket(address.replace("https", "wss"));
      socket.onerror = done;
      socket.onclose = done;
    });
  }, ADDRESS);
  const foreign = takeForeign();
  expect(foreign).toContain(`POST ${ADDRESS}`);
  expect(foreign).toContain(`WEBSOCKET ${ADDRESS.replace("https", "wss")}`);
});

test("what the page's own server has is no other host", async () => {
  await bench.page.evaluate(async () => (await fetch("functions.json")).text());
  expect(takeForeign()).toEqual([]);
});
