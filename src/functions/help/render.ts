// Help pages as HTML: one per function and an index, each a file of its own without scripts, pictures or outside requests.
import { escape } from "./escape";
import type { HelpExample, HelpPage } from "./page";
import { PAGES } from "./pages";
import { sheetHtml } from "./sheet";
import { STYLE } from "./style";

/** What the help needs of a function's metadata. */
export interface DescribedFunction {
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly description?: string;
    readonly optional?: boolean;
  }[];
}

/** A file to be served: its path below the add-in's address, and its text. */
export interface HelpFile {
  readonly path: string;
  readonly html: string;
}

/**
 * All help files for the functions of a build.
 *
 * @throws if a function has no page or a page no function: a help address in Excel must lead somewhere
 */
export function helpFiles(
  functions: readonly DescribedFunction[],
  pages: readonly HelpPage[] = PAGES,
): readonly HelpFile[] {
  const missing = functions.filter((described) => pages.every((page) => page.name !== described.name));
  const orphaned = pages.filter((page) => functions.every((described) => described.name !== page.name));
  if (missing.length > 0) throw new Error(`no help page in src/functions/help for ${names(missing)}`);
  if (orphaned.length > 0) throw new Error(`help pages for functions that do not exist: ${names(orphaned)}`);
  const described = functions.flatMap((declared) => {
    const page = pages.find((candidate) => candidate.name === declared.name);
    return page === undefined ? [] : [{ declared, page }];
  });
  return [
    { path: "help/index.html", html: indexPage(described.map((one) => one.page)) },
    ...described.map(({ declared, page }) => ({ path: helpPath(page.name), html: functionPage(declared, page) })),
  ];
}

/**
 * Where a function's page is served, below the add-in's address.
 *
 * @example helpPath("AUTH") //=> "help/auth.html"
 */
export function helpPath(name: string): string {
  return `help/${name.toLowerCase()}.html`;
}

function names(items: readonly { readonly name: string }[]): string {
  return items.map((item) => item.name).join(", ");
}

function indexPage(pages: readonly HelpPage[]): string {
  const items = pages.map(
    (page) =>
      `<li><a href="${page.name.toLowerCase()}.html"><code>PAYER.${page.name}</code></a><span>${escape(page.question)}</span></li>`,
  );
  return document(
    "Functions",
    `<h1>Functions of Payer Policy Matrix</h1>
<p>Each answers from the payer policies of the workbook it stands in. The first argument is the cell named
<code>PolicyMatrix</code>: so an edit of any policy recalculates the formulas that depend on it, and no others.</p>
<ul class="index">${items.join("\n")}</ul>
<h2>Good to know</h2>
<ul>
<li>Codes are the same as text or as number: <code>99213</code> and <code>"99213"</code>.</li>
<li>A date is a date cell, <code>DATE(2026,10,14)</code> or text such as <code>"2026-10-14"</code>.</li>
<li>An empty cell is never zero; an empty row answers with an empty cell.</li>
<li>An error such as <code>#N/A</code> in one row of a range spoils that row alone.</li>
<li>No function asks for today's date by itself. Give the date as an argument.</li>
</ul>`,
  );
}

function functionPage(declared: DescribedFunction, page: HelpPage): string {
  const parts = [
    `<nav><a href="index.html">All functions</a></nav>`,
    `<h1>PAYER.${page.name}</h1>`,
    `<p class="question">${escape(page.question)}</p>`,
    `<p><code class="formula">${escape(signature(declared))}</code></p>`,
    ...page.about.map((paragraph) => `<p>${inline(paragraph)}</p>`),
  ];
  if (declared.parameters.length > 0) parts.push("<h2>Arguments</h2>", parameterTable(declared, page));
  if (page.answers.length > 0) {
    const rows = page.answers.map(({ answer, means }) => [`<code>${escape(answer)}</code>`, inline(means)]);
    parts.push("<h2>Answers</h2>", plainTable(["Answer", "Means"], rows));
  }
  parts.push("<h2>Examples</h2>", ...page.examples.map((example) => exampleSection(page.name, example)));
  if (page.errors.length > 0) {
    const rows = page.errors.map((error) => [
      `<code>${escape(error.shown)}</code>`,
      inline(error.when),
      inline(error.whatToDo),
    ]);
    parts.push("<h2>When it cannot answer</h2>", plainTable(["Shown", "Why", "What to do"], rows));
  }
  return document(`PAYER.${page.name}`, parts.join("\n"));
}

/**
 * How a function is written, optional arguments in brackets.
 *
 * @example signature({ name: "CODE", parameters: [{ name: "matrix" }, { name: "dos", optional: true }] }) //=> "PAYER.CODE(matrix, [dos])"
 */
export function signature(declared: DescribedFunction): string {
  const parameters = declared.parameters.map(({ name, optional }) => (optional === true ? `[${name}]` : name));
  return `PAYER.${declared.name}(${parameters.join(", ")})`;
}

function parameterTable(declared: DescribedFunction, page: HelpPage): string {
  const rows = declared.parameters.map((parameter) => [
    `<code>${parameter.name}</code>${parameter.optional === true ? " <small>may be left out</small>" : ""}`,
    inline(page.parameters[parameter.name] ?? parameter.description ?? ""),
  ]);
  return plainTable(["Argument", "What to give"], rows);
}

function exampleSection(name: string, example: HelpExample): string {
  return `<section class="example"><h3>${escape(example.title)}</h3>
${sheetHtml(name, example)}
<p>${inline(example.because)}</p></section>`;
}

function plainTable(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headers.map((header) => `<th scope="col">${header}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((value) => `<td>${value}</td>`).join("")}</tr>`).join("\n");
  return `<div class="scroll"><table class="plain"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} - Payer Policy Matrix</title>
<style>${STYLE}</style>
</head>
<body><main>
${body}
</main></body>
</html>
`;
}

/** Text of a page: what stands between backquotes is code. */
function inline(value: string): string {
  return escape(value).replace(/`([^`]+)`/g, "<code>$1</code>");
}
