// Nothing of this product asks any other host for anything. Every page that a browser test opens is watched, and a test fails with the address
// that was asked for (test/browser/setup.ts), whether it looks for it or not. What would leave the machine is held back.
import type { BrowserContext, Page } from "playwright-core";

/** Addresses of other hosts that a page has asked for since this was last asked. */
const asked: string[] = [];

/** Addresses that lead to no other host: they carry their content with them. */
const CARRIED = /^(data|blob|about|chrome-error):/;

const isForeign = (address: string, own: readonly string[]): boolean =>
  !CARRIED.test(address) && !own.some((prefix) => address.startsWith(prefix));

/**
 * Watches a context: requests of its pages, frames and workers, and their sockets, to any address that is not one of its own.
 * @param own prefixes of addresses that may be asked
 */
export async function watchForeign(context: BrowserContext, own: readonly string[]): Promise<void> {
  context.on("request", (request) => {
    if (isForeign(request.url(), own)) asked.push(`${request.method()} ${request.url()}`);
  });
  const watchSockets = (page: Page): void =>
    void page.on("websocket", (socket) => {
      asked.push(`WEBSOCKET ${socket.url()}`);
    });
  context.on("page", watchSockets);
  await context.route(
    (address) => isForeign(address.href, own),
    (route) => route.abort(),
  );
}

/** What was asked for so far; it is forgotten then. */
export function takeForeign(): readonly string[] {
  return asked.splice(0);
}

/** @throws with the addresses, where a page asked another host for something */
export function expectNothingForeign(): void {
  const addresses = takeForeign();
  if (addresses.length > 0) throw new Error(`Another host was asked: ${[...new Set(addresses)].join(", ")}`);
}
