// What the product's parts cost.
import { HEAP_MB } from "../scenarios/memory";
import { bytesText, msText, ratiosOf } from "../bars";
import { figure, peakMb } from "../scenario";
import { count, shown, table, type Run } from "./run";

export function growth({ outcomes, sizes }: Run): string {
  const ratios = ratiosOf(outcomes, sizes);
  const rows = sizes.curve.map((lines, i) => {
    const ms = figure(outcomes, "lines", `check ${lines}`);
    return [
      count(lines),
      shown(ms, msText),
      shown(ms, (value) => msText(value / lines)),
      i === 0 ? "" : shown(ratios?.[i - 1], (ratio) => ratio.toFixed(2)),
    ];
  });
  const at = (name: string): number | undefined => figure(outcomes, "rules", name);
  return [
    table(["lines", "every check", "a line", "of the one before"], rows),
    `${shown(at("rules"), count)} rules: ${shown(at("check"), msText)}; ${shown(at("ten times the rules"), count)} rules: ${shown(at("check with ten times the rules"), msText)}, over the same ${count(sizes.sheetLines)} lines.`,
    `Memory of ${count(sizes.sheetLines)} lines of 20 columns with the whole pair table: ${shown(peakMb(outcomes, "memory"), (mb) => `${count(mb)} MB`)} at most, in a heap of ${HEAP_MB} MB, ${shown(figure(outcomes, "memory", "held mb"), (mb) => `${count(mb)} MB`)} held when rows were let go.`,
  ].join("\n\n");
}

export function pairTable({ outcomes }: Run): string {
  const at = (scenario: string, name: string, say: (value: number) => string): string =>
    shown(figure(outcomes, scenario, name), say);
  return table(
    ["", "measured"],
    [
      ["rows", at("packed", "rows", count)],
      ["kept, as published (without effective dates)", at("packed", "bytes", bytesText)],
      ["kept, with an effective date made for each row", at("import", "kept bytes with effective dates", bytesText)],
      ["until it answers, at the median", at("packed", "ready", msText)],
      ["until it answers, the first time in a process", at("packed", "first ready", msText)],
      ["CMS's text", at("import", "text bytes", bytesText)],
      ["importing it", at("import", "import", msText)],
      ["splitting it into lines, cells and a Map", at("import, split", "import", msText)],
    ],
  );
}

export function edits({ outcomes }: Run): string {
  const outcome = outcomes["edit"];
  const at = (name: string, say: (value: number) => string): string => shown(figure(outcomes, "edit", name), say);
  const tables =
    outcome?.kind === "measured" ? Object.keys(outcome.figures).filter((name) => /^preview [A-Z]/.test(name)) : [];
  return [
    `${at("edits", count)} edits of rows by chance, as many of each table, ${at("edits that change something", count)} of which change what is said of ${at("lines", count)} lines. A preview compiles the edited matrix and tells what changes; checking again compiles it and checks all.`,
    table(
      ["", "time"],
      [
        ["preview, at the median", at("preview", msText)],
        ["19 of 20 previews within", at("preview, 19 of 20", msText)],
        ["the slowest", at("preview, slowest", msText)],
        ...tables.map((name) => [`median of ${name.replace("preview ", "")}`, at(name, msText)]),
        ["checking everything again", at("full check", msText)],
        ["a check that keeps what previews need", at("with what a preview needs", msText)],
      ],
    ),
  ].join("\n\n");
}

const PARTS = [
  ["reading", "reading the sheet"],
  ["checking", "reading the matrix, and checking"],
  ["status", "writing a status beside each line"],
  ["findings", "writing the table of findings"],
] as const;
const HOSTS = [
  ["desktop", "desktop"],
  ["web", "on the web"],
] as const;

export function workbook({ outcomes }: Run): string {
  const at = (name: string, say: (value: number) => string): string => shown(figure(outcomes, "workbook", name), say);
  const rowsOf = (host: string, where: string): string[][] =>
    PARTS.map(([part, title]) => {
      const name = `${host} ${part}`;
      return [
        `${where}: ${title}`,
        at(`${name} requests`, count),
        at(`${name} writes`, count),
        at(`${name} sent`, bytesText),
        at(`${name} received`, bytesText),
        at(`${name} largest`, bytesText),
        at(`${name} ms`, msText),
      ];
    });
  const headers = ["", "requests", "of them writing", "sent", "received", "largest", "time"];
  return [
    `The real Office.js over the host bridge to a workbook in memory; the time is of both sides together. ${at("lines", count)} lines of 20 columns, ${at("finding rows", count)} rows of findings:`,
    table(
      headers,
      HOSTS.flatMap(([host, where]) => rowsOf(host, where)),
    ),
    `${at("sheet lines", count)} lines of 20 columns, ${at("sheet finding rows", count)} rows of findings:`,
    table(headers, rowsOf("sheet", "on the web")),
  ].join("\n\n");
}

export function terminal({ outcomes }: Run): string {
  const at = (name: string, say: (value: number) => string): string => shown(figure(outcomes, "terminal", name), say);
  return `\`npm run check\` over a CSV file of ${at("lines", count)} lines: ${at("wall", msText)}, ${at("cpu", msText)} of the processors, ${at("peak mb", (mb) => `${count(mb)} MB`)} at most, ${at("findings bytes", bytesText)} of findings written.`;
}
