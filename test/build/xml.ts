// A small reader of XML for the manifest: elements, attributes and text. Entities of the manifest are the five standard ones.

export interface XmlElement {
  /** As written, with its prefix: `bt:Image`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, trimmed. */
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([\w:]+)\s*>|<([\w:]+)((?:\s+[\w:]+\s*=\s*"[^"]*")*)\s*(\/?)>|[^<]+/g;

/**
 * Reads one document.
 *
 * @throws where it is not well-formed
 */
export function parseXml(source: string): XmlElement {
  const outermost: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open: OpenElement[] = [outermost];
  let read = 0;
  for (const token of source.matchAll(TOKEN)) {
    if (token.index !== read) throw new Error(`not XML at character ${read}: ${source.slice(read, read + 40)}`);
    read = token.index + token[0].length;
    const [whole, closes, opens, attributes, empty] = token;
    const current = open.at(-1) ?? outermost;
    if (opens !== undefined) {
      const element: OpenElement = {
        name: opens,
        attributes: readAttributes(attributes ?? ""),
        children: [],
        text: "",
      };
      current.children.push(element);
      if (empty === "") open.push(element);
    } else if (closes !== undefined) {
      if (closes !== current.name) throw new Error(`</${closes}> closes <${current.name}>`);
      open.pop();
    } else if (!whole.startsWith("<")) {
      current.text = `${current.text}${unescape(whole)}`.trim();
    }
  }
  const [root, ...more] = outermost.children;
  if (root === undefined || more.length > 0 || open.length !== 1 || read !== source.length) {
    throw new Error("not one whole XML document");
  }
  return root;
}

/** All elements at or below one, in document order. */
export function allElements(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(allElements)];
}

/** The elements of one name at or below one. */
export function named(element: XmlElement, name: string): readonly XmlElement[] {
  return allElements(element).filter((candidate) => candidate.name === name);
}

/**
 * The one element of a name at or below one.
 *
 * @throws unless there is exactly one
 */
export function only(element: XmlElement, name: string): XmlElement {
  const [found, ...more] = named(element, name);
  if (found === undefined || more.length > 0)
    throw new Error(`expected one <${name}>, found ${more.length + (found ? 1 : 0)}`);
  return found;
}

function readAttributes(source: string): Readonly<Record<string, string>> {
  const pairs = [...source.matchAll(/([\w:]+)\s*=\s*"([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name, unescape(value ?? "")]));
}

function unescape(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
