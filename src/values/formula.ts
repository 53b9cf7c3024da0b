/** Text between quotes, as a formula has it. @example quotedText('5" line') //=> '"5"" line"' */
export function quotedText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * The formula of a function that takes the matrix first. Arguments that are "" at the end are left out.
 * @example payerFormula("CODE", ['"77385"', "E2", ""]) //=> '=PAYER.CODE(PolicyMatrix,"77385",E2)'
 */
export function payerFormula(name: string, args: readonly string[]): string {
  const filled = args.slice(0, args.findLastIndex((text) => text !== "") + 1);
  return `=PAYER.${name}(${["PolicyMatrix", ...filled].join(",")})`;
}
