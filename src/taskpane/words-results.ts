import { counted, grouped, joinWords } from "../values/lists";
import type { ProviderShown } from "./core/providers";

/** Everything that groups of findings, the bars and what is written to the sheet say: what happened, where, what to do. */
export const RESULTS_WORDS = {
  bars: {
    label: { payer: "Money at risk by payer", family: "Money at risk by family of checks" },
    hint: (label: string): string => `${label}. Choose one to see its findings alone.`,
    switch: "Whose money",
    switchWords: { payer: "By payer", family: "By family" },
    bar: (name: string, findings: number, money: string): string =>
      `${name}: ${money} at risk, ${counted(findings, "finding")}`,
  },
  groups: {
    list: { check: "Checks", payer: "Payers", provider: "Providers", line: "Lines" },
    findings: (n: number): string => counted(n, "finding"),
    line: (line: number, code: string): string => `Line ${grouped(line)}${code === "" ? "" : ` · ${code}`}`,
    provider: (provider: ProviderShown | undefined): string =>
      provider ? [provider.name, provider.npi].filter((text) => text !== "").join(" · ") : "No provider named",
    providerText: (provider: ProviderShown | undefined): string =>
      [provider?.isBilling ? "billing provider" : "", provider?.npi === "" ? "no NPI" : ""].filter(Boolean).join(", "),
    noPayer: "No payer",
    worst: (errors: number, warnings: number, info: number): string =>
      [
        errors > 0 ? counted(errors, "error") : "",
        warnings > 0 ? counted(warnings, "warning") : "",
        info > 0 ? `${grouped(info)} info` : "",
      ]
        .filter(Boolean)
        .join(", "),
  },
  write: {
    title: "Write to the sheet",
    subtitle: (sheet: string): string => `What was found, in ${sheet}`,
    stale: "The sheet changed since it was checked, so its rows may stand elsewhere. Check again, then write.",
    otherwise: "The matrix or the day changed since this was checked. What is written is what was found then.",
    status: "Status column",
    statusText: (rows: number): string =>
      `Right of the claims: Error, Warning, Not checked or OK for ${counted(rows, "row")}, coloured by the word. Nothing of yours is written over.`,
    statusButton: "Write status",
    statusAgain: "Write status again",
    findings: "Findings table",
    findingsText: (findings: number, gaps: number): string =>
      `A new sheet with the table Findings: ${counted(findings, "finding")}, ${grouped(gaps)} not checked.`,
    findingsButton: "Write findings",
    findingsAgain: "Write findings again",
    writing: "Writing to the workbook",
    steps: (done: number, of: number): string => (of === 0 ? "" : `${grouped(done)} of ${grouped(of)} parts written`),
    there: "In the workbook now",
    place: { status: "Status column", findings: "Findings table", report: "A sheet of its own" },
    remove: "Remove what was written",
    /** Worksheets of audits hold what somebody has answered. */
    kept: (sheets: readonly string[]): string =>
      `${joinWords(sheets, "and")} ${sheets.length === 1 ? "stays: it holds" : "stay: they hold"} the answers of an audit. Whoever does not need ${sheets.length === 1 ? "it" : "them"} deletes the sheet.`,
    wroteStatus: (sheet: string, rows: number): string => `The status of ${counted(rows, "row")} is in ${sheet}.`,
    wroteFindings: (sheet: string): string => `The findings are in the sheet ${sheet}.`,
    removed: "What was written is gone.",
    undone: "Undone.",
    changed: (cells: number): string =>
      `Nothing was changed: ${counted(cells, "cell")} ${cells === 1 ? "says" : "say"} something else than was written there.`,
    cell: (where: string, found: string): string => `${where}: ${found === "" ? "blank" : found}`,
    more: (n: number): string => `and ${counted(n, "more cell")}`,
    removeAnyway: "Remove all the same",
    writeAnyway: "Write over them",
  },
} as const;
