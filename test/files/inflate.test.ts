import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { inflated, stored } from "../../src/files/inflate";
import { checksum as crc32, utf8 } from "./archive";

const Native = globalThis.DecompressionStream;
afterEach(() => {
  globalThis.DecompressionStream = Native;
});

/** What comes out, as one. */
async function whole(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString("latin1");
}

const text = fc.array(fc.constantFrom("96413\t99214\t\t20200101", "a", "bc", "\r\n"), { maxLength: 3_000 });
const packedText = text.map((words) => {
  const bytes = utf8(words.join(""));
  return {
    text: words.join(""),
    packed: new Uint8Array(deflateRawSync(bytes)),
    stated: { unpacked: bytes.length, checksum: crc32(bytes) },
  };
});

describe.each([
  ["by the browser", Native],
  ["by ourselves, where the browser cannot", undefined],
])("a deflated part that is unpacked %s", (_, unpacker) => {
  beforeEach(() => {
    // A browser of before has no such thing.
    if (unpacker) globalThis.DecompressionStream = unpacker;
    else Reflect.deleteProperty(globalThis, "DecompressionStream");
  });

  it("is what was packed", async () => {
    await fc.assert(
      fc.asyncProperty(packedText, async ({ text, packed, stated }) => {
        expect(await whole(inflated(packed, stated))).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it("is refused where a bit of it, its size or its checksum is another, or its end is gone", async () => {
    await fc.assert(
      fc.asyncProperty(packedText, fc.nat(), fc.nat(7), async ({ text, packed, stated }, at, bit) => {
        const changed = packed.map((byte, i) => (i === at % packed.length ? byte ^ (1 << bit) : byte));
        // Some bits of packed bytes mean nothing: then the content is the same.
        await whole(inflated(changed, stated)).then(
          (read) => expect(read).toBe(text),
          (error: unknown) => expect(String(error)).toMatch(/unpack/),
        );
        const { unpacked, checksum } = stated;
        for (const wrong of [
          inflated(packed, { unpacked: unpacked + 1, checksum }),
          inflated(packed, { unpacked: unpacked - 1, checksum }),
          inflated(packed, { unpacked, checksum: (checksum ^ 1) >>> 0 }),
          inflated(packed.subarray(0, -1), stated),
        ]) {
          await expect(whole(wrong)).rejects.toThrow(/unpack/);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is not unpacked beyond what was stated, and can be left half-way", async () => {
    const bytes = new Uint8Array(20_000_000);
    const packed = new Uint8Array(deflateRawSync(bytes));
    let length = 0;
    const reading = async (): Promise<void> => {
      for await (const chunk of inflated(packed, { unpacked: 1_000_000, checksum: 0 })) length += chunk.length;
    };
    await expect(reading()).rejects.toThrow("unpacks to more than the archive says");
    expect(length).toBeLessThanOrEqual(1_000_000);
    for await (const chunk of inflated(packed, { unpacked: bytes.length, checksum: crc32(bytes) })) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
  });
});

it("a part that is not packed is compared too", async () => {
  const bytes = utf8("96413\t99214".repeat(5_000));
  const stated = { unpacked: bytes.length, checksum: crc32(bytes) };
  expect(await whole(stored(bytes, stated))).toBe("96413\t99214".repeat(5_000));
  await expect(whole(stored(bytes, { ...stated, checksum: stated.checksum ^ 1 }))).rejects.toThrow(/does not unpack/);
  await expect(whole(stored(bytes.subarray(1), stated))).rejects.toThrow(/does not unpack/);
});
