// The worker in which a browser reads national tables: the pane stays free while millions of rows go by.
import { serveImport, type ImportRequest } from "./worker-messages";

globalThis.addEventListener("message", (event: MessageEvent<ImportRequest>) => {
  void serveImport(event.data, (message, transfer) =>
    globalThis.postMessage(message, { transfer: transfer.filter((memory) => memory instanceof ArrayBuffer) }),
  );
});
