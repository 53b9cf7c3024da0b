// The national pair table: how large it is when it is kept, how soon it answers, and what an import costs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setOf } from "../../../src/codes/reference/content";
import { packPairs } from "../../../src/codes/reference/packed-pairs";
import { importContents } from "../../../src/files/cms/import";
import { fileOfBytes } from "../../../src/files/cms/cms-file";
import { packBytes } from "../../../src/values/compress";
import { CMS_NAME } from "../made/cms-text";
import { timed } from "../measure";
import { keptPairs, readyPairs } from "../made/national-pairs";
import type { Figures, Scenario, Setup } from "../scenario";

/** A pair of the table, asked once, so that the set is more than opened. */
const asked = (set: { periods(a: string, b: string): readonly unknown[] }): number =>
  set.periods("96413", "99214").length;

async function measurePacked(setup: Setup): Promise<Figures> {
  const kept = keptPairs(setup.folder);
  const ready = await timed(setup.sizes.runs * 2, async () => {
    const set = await readyPairs(kept);
    if (asked(set) === 0) throw new Error("the table does not hold 96413/99214");
    return set;
  });
  return {
    bytes: kept.bytes.length,
    rows: ready.value.rows,
    ready: ready.time.wall,
    "ready cpu": ready.time.cpu,
    "first ready": ready.first.wall,
  };
}

async function measureImport(setup: Setup): Promise<Figures> {
  const bytes = new Uint8Array(readFileSync(join(setup.folder, CMS_NAME)));
  const read = await timed(setup.sizes.runs, async () => {
    const { contents } = await importContents([fileOfBytes(CMS_NAME, bytes)]);
    const [content] = contents;
    if (content?.kind !== "PTP") throw new Error("no pairs were read");
    return content;
  });
  const { packing, bytes: kept } = await packBytes(packPairs(read.value.pairs));
  const set = setOf(read.value);
  if (set.kind !== "PTP" || asked(set) === 0) throw new Error("the table does not hold 96413/99214");
  return {
    "text bytes": bytes.length,
    import: read.time.wall,
    "import cpu": read.time.cpu,
    rows: read.value.info.rows,
    ...(packing === "none" ? {} : { "kept bytes with effective dates": kept.length }),
  };
}

/** The text split into lines and cells, and a Map of what each pair says: what one would write on a first day. */
async function measureSplit(setup: Setup): Promise<Figures> {
  const bytes = readFileSync(join(setup.folder, CMS_NAME));
  const read = await timed(setup.sizes.runs, () => {
    const map = new Map<string, { from: string; to: string; indicator: string }[]>();
    for (const line of bytes.toString("latin1").split(/\r?\n/).slice(6)) {
      const [column1, column2, , from = "", to = "", indicator = ""] = line.split("\t");
      if (column2 === undefined) continue;
      const key = `${column1}|${column2}`;
      const known = map.get(key);
      if (known) known.push({ from, to, indicator });
      else map.set(key, [{ from, to, indicator }]);
    }
    return map;
  });
  return { import: read.time.wall, "import cpu": read.time.cpu, pairs: read.value.size };
}

const HEAP_MB = 8_000;

export const PAIRS: readonly Scenario[] = [
  { name: "packed", title: "the pair table, kept and ready", run: measurePacked },
  { name: "import", title: "CMS's text of the pair table: the product", heapMb: HEAP_MB, run: measureImport },
  { name: "import, split", title: "CMS's text of the pair table: split and Map", heapMb: HEAP_MB, run: measureSplit },
];
