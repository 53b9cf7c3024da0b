/** Windows of one computer: every workbook has a pane of its own. */
const CHANNEL = "payer-policy-matrix";
const PUBLISHED = "matrix published";

const listeners = new Set<() => void>();
let channel: BroadcastChannel | null = null;

/** The line to the other windows; `null` where the browser has none. They then look when they come to the front. */
function line(): BroadcastChannel | null {
  if (channel || typeof BroadcastChannel === "undefined") return channel;
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data === PUBLISHED) for (const listener of listeners) listener();
  };
  return channel;
}

/**
 * Is told when the practice's matrix was published or forgotten, in this window or another one of this computer.
 * @returns what stops it
 */
export function onMatrixPublished(listener: () => void): () => void {
  listeners.add(listener);
  line();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    // An open line would keep a process alive that is done.
    channel?.close();
    channel = null;
  };
}

/** Tells every window that listens. */
export function tellMatrixPublished(): void {
  for (const listener of listeners) listener();
  const told = line();
  told?.postMessage(PUBLISHED);
  if (listeners.size > 0) return;
  channel?.close();
  channel = null;
}
