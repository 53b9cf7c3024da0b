/** Text as it stands in HTML. @example escape("a < b") //=> "a &lt; b" */
export function escape(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
