import { counted, table } from "./run.mjs";

/** Cells and files that somebody wrote by mistake or in bad faith. */
export function hostile() {
  const rows = counted({
    project: "unit",
    path: "test/hostile/rows.test.ts",
    variable: "HOSTILE_ROWS_FIGURES",
    env: { FUZZ_RUNS: "2000" },
  });
  const files = counted({
    project: "unit",
    path: "test/hostile/readers.test.ts",
    variable: "HOSTILE_FIGURES",
    env: { FUZZ_RUNS: "2000" },
  });
  const national = counted({
    project: "unit",
    path: "test/hostile/national-tables.test.ts",
    variable: "NATIONAL_FIGURES",
    env: { FUZZ_RUNS: "4000" },
  });
  const bounded = Object.values(
    counted({ project: "unit", path: "test/hostile/bounded.test.ts", variable: "BOUNDED_FIGURES" }),
  );
  const most = (of) => Math.max(...bounded.map(of));
  const commands = counted({
    project: "unit",
    path: "test/hostile/matrix-commands.test.ts",
    variable: "COMMAND_FIGURES",
    env: { FUZZ_RUNS: "500" },
  });
  return `## Hostile cells and files

Cells of claim sheets, tables of the matrix, lists of payers, denials, remittances and nurses' logs are replaced by formulas, HTML, control characters, texts of 32,767 characters, letters that run the other way or take no room, names such as \`__proto__\`, numbers that are none, dates that are none, errors of Excel, and anything at all. Nothing throws but a reader's own refusal; every row of a claim sheet is a line, unusable, passed over for a reason, or blank; every line has a status, and no amount is endless. Exports of any bytes, and workbooks cut short or with a byte changed, are read or refused with a reason. Files that were made to fill the memory or the day (small archives of hundreds of megabytes, archives in archives, entities that name each other, cells at the far end, one endless line or quote, a million blank rows) are read or refused, each in a process of its own whose time and memory are measured. CMS's files are imported, or refused whole, after lines were lost, doubled, replaced or cut and bytes changed. The commands about a matrix (health, diff, test, hand-over, learn, audit, pack), on such tables, claims, remittances and worksheets and called with anything, end by themselves with a status and words; every row of MatrixTests has an outcome, and every answer of an audit is taken or named.

${table([
  [`claim sheets (seed ${rows.seed})`, rows.sheets],
  ["their rows", rows.rows],
  ["lines checked", rows.lines],
  ["rows named as unusable", rows.unusable],
  ["totals and headers passed over", rows.passedOver],
  ["tables of the matrix", rows.tables],
  ["lists of payers", rows.lists],
  ["remittances and exports of denials", rows.remittances],
  ["nurses' logs", rows.logs],
  [`files of any bytes (seed ${files.seed})`, files.tried],
  ["read", files.read],
  ["refused with a reason", files.refused],
  [`files of CMS after accidents (seed ${national.seed})`, national.tried],
  ["imported", national.imported],
  ["refused whole", national.refused],
  ["files made to fill the memory or the day", bounded.length],
  ["refused with a reason", bounded.filter(({ refused }) => refused !== "").length],
  ["the longest took", `${(most(({ milliseconds }) => milliseconds) / 1000).toFixed(1)} s`],
  ["the largest took in memory", `${Math.round(most(({ bytes }) => bytes) / 1e6)} MB`],
  [`commands about a matrix (seed ${commands.seed})`, commands.commands],
  ["ended with nothing wrong", commands.fine],
  ["ended with something to tell", commands.told],
  ["refused with a reason", commands.refused],
  ["example tests and answers of audits, each accounted for", commands.tests + commands.answers],
])}`;
}
