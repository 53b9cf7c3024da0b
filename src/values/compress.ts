/** Bytes as they are kept: deflated where the browser can, else as they are. */
export interface PackedBytes {
  readonly packing: "deflate-raw" | "none";
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const FORMAT = "deflate-raw";

/** Packs bytes outside of the page's thread. The pairs of the whole nation, 10 MB, become 1 MB. */
export async function packBytes(bytes: Uint8Array<ArrayBuffer>): Promise<PackedBytes> {
  if (typeof CompressionStream === "undefined") return { packing: "none", bytes };
  return { packing: FORMAT, bytes: await through(bytes, new CompressionStream(FORMAT)) };
}

/** @throws where the bytes were damaged */
export async function unpackBytes({ packing, bytes }: PackedBytes): Promise<Uint8Array<ArrayBuffer>> {
  if (packing === "none") return bytes;
  if (typeof DecompressionStream === "undefined") throw new Error("this browser cannot unpack it");
  return through(bytes, new DecompressionStream(FORMAT));
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  // The reading side tells what went wrong.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
