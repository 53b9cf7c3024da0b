/** Told what stands in XML, in its order. Names come without their prefix. */
export interface XmlHandler {
  /** @param tag all that stands between the angle brackets, for `attributeOf` */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Text, entities resolved; what stands between two tags may come in several pieces. */
  text(text: string): void;
}

/** Goes through XML that comes in pieces, cut anywhere. It builds nothing and keeps no more than a tag that is cut in two. */
export interface XmlScanner {
  push(piece: string): void;
  /** Whether all that was opened was closed, and something was. */
  isWhole(): boolean;
}

/** XML that cannot be gone through: a tag that never ends. */
export class EndlessTag extends Error {}

/** A tag, a comment or a section of plain text is not longer than this. */
const LONGEST_TAG = 4 << 20;
const CDATA = "<![CDATA[";

export function xmlScanner(handler: XmlHandler): XmlScanner {
  let rest = "";
  let depth = 0;
  let hasRoot = false;
  const opened = (tag: string): void => {
    const isClosed = tag.charCodeAt(tag.length - 1) === SLASH;
    const name = nameOf(tag, isClosed ? tag.length - 1 : tag.length);
    hasRoot = true;
    depth++;
    handler.open(name, tag);
    if (isClosed) closed(name);
  };
  const closed = (name: string): void => {
    depth--;
    handler.close(name);
  };
  /** Goes through one tag, comment or section. @returns where it ends, or -1 where that is not there yet */
  const markup = (text: string, at: number): number => {
    switch (text.charCodeAt(at + 1)) {
      case SLASH: {
        const end = text.indexOf(">", at);
        if (end >= 0) closed(nameOf(text.slice(at + 2, end).trimEnd()));
        return end < 0 ? -1 : end + 1;
      }
      case QUESTION:
        return endOf(text, "?>", at);
      case EXCLAMATION: {
        if (text.length - at < CDATA.length && !text.startsWith("<!--", at)) return -1;
        if (text.startsWith("<!--", at)) return endOf(text, "-->", at + 4);
        if (!text.startsWith(CDATA, at)) return endOf(text, ">", at);
        const end = endOf(text, "]]>", at + CDATA.length);
        if (end >= 0) handler.text(text.slice(at + CDATA.length, end - 3));
        return end;
      }
      default: {
        const end = endOfTag(text, at);
        if (end >= 0) opened(text.slice(at + 1, end));
        return end < 0 ? -1 : end + 1;
      }
    }
  };
  return {
    push(piece) {
      const text = rest === "" ? piece : rest + piece;
      let at = 0;
      for (;;) {
        const tag = text.indexOf("<", at);
        if (tag !== at) {
          const end = tag < 0 ? safeEnd(text, at) : tag;
          if (end > at) handler.text(resolved(text.slice(at, end)));
          at = end;
          if (tag < 0) break;
        }
        const end = at + 1 < text.length ? markup(text, at) : -1;
        if (end < 0) break;
        at = end;
      }
      rest = text.slice(at);
      if (rest.length > LONGEST_TAG) throw new EndlessTag();
    },
    isWhole: () => hasRoot && depth === 0 && rest.trim() === "",
  };
}

const SLASH = 0x2f;
const QUESTION = 0x3f;
const EXCLAMATION = 0x21;
const SPACE = 0x20;
const COLON = 0x3a;

/** The local name of a tag. */
function nameOf(tag: string, end = tag.length): string {
  let from = 0;
  for (let i = 0; i < end; i++) {
    const c = tag.charCodeAt(i);
    if (c <= SPACE) return tag.slice(from, i);
    if (c === COLON) from = i + 1;
  }
  return tag.slice(from, end);
}

const endOf = (text: string, mark: string, from: number): number => {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
};

/** Where a tag ends: a bracket within quotes does not end it. */
function endOfTag(text: string, from: number): number {
  for (let end = text.indexOf(">", from); end >= 0; end = text.indexOf(">", end + 1)) {
    if (!isInQuotes(text, from, end)) return end;
  }
  return -1;
}

function isInQuotes(text: string, from: number, to: number): boolean {
  let quote = 0;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (quote === 0 ? c === 0x22 || c === 0x27 : c === quote) quote = quote === 0 ? c : 0;
  }
  return quote !== 0;
}

/** Text up to where an entity may go on in the next piece. */
function safeEnd(text: string, from: number): number {
  const entity = text.lastIndexOf("&");
  if (entity >= from && text.length - entity <= LONGEST_ENTITY && !text.includes(";", entity)) return entity;
  return text.length;
}

const LONGEST_ENTITY = 12;
/** A map, because a file may say `&constructor;`. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Text with its entities resolved; what is none stays. */
function resolved(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d+)|#[xX]([\da-fA-F]+)|([a-z]+));/g,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? all;
      const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/**
 * An attribute of a tag, by its name with its prefix, if it has one; `undefined` where it is not there.
 * @example attributeOf('c r="B2" t="s"', "t") //=> "s"
 */
export function attributeOf(tag: string, name: string): string | undefined {
  let at = 0;
  while (tag.charCodeAt(at) > SPACE) at++;
  for (;;) {
    while (tag.charCodeAt(at) <= SPACE) at++;
    const equals = tag.indexOf("=", at);
    if (equals < 0) return undefined;
    let begin = equals + 1;
    while (tag.charCodeAt(begin) <= SPACE) begin++;
    const quote = tag.charAt(begin);
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, begin + 1) : -1;
    if (end < 0) return undefined;
    if (tag.startsWith(name, at) && tag.slice(at + name.length, equals).trim() === "")
      return resolved(tag.slice(begin + 1, end));
    at = end + 1;
  }
}
