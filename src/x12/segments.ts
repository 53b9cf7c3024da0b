/** One segment of an X12 file, with its place, so that whatever is wrong can be pointed at. */
export interface Segment {
  readonly id: string;
  /** Elements behind the id, the first at 1 as the guides count; `elements[0]` is the id. */
  readonly elements: readonly string[];
  /** Which segment of the file, from 1. */
  readonly number: number;
  /** Position of its first character in the file, from 0: bytes, since X12 is ASCII. */
  readonly at: number;
}

/** Which characters stand between parts: each interchange names its own in its ISA segment. */
export interface Delimiters {
  readonly element: string;
  readonly component: string;
  readonly repetition: string;
  readonly segment: string;
}

/** What makes an X12 file unusable: which segment, where, what is wrong and what to do. */
export class X12Problem extends Error {
  readonly segment: string;
  readonly number: number;
  readonly at: number;

  constructor(where: { readonly segment: string; readonly number: number; readonly at: number }, what: string) {
    super(`Segment ${where.number} (${where.segment || "none"}, at byte ${where.at}): ${what}`);
    this.segment = where.segment;
    this.number = where.number;
    this.at = where.at;
  }
}

/** Refuses a segment. @throws X12Problem always */
export function refuse(segment: Segment, what: string): never {
  throw new X12Problem({ segment: segment.id, number: segment.number, at: segment.at }, what);
}

/** One set of segments from ST to SE, both left out, with the characters that its interchange uses. */
export interface TransactionSet {
  /** ST01: `835`, `837`. */
  readonly kind: string;
  /** ST03, else GS08: the guide that it follows, such as `005010X221A1`. */
  readonly guide: string;
  readonly control: string;
  readonly delimiters: Delimiters;
  readonly segments: readonly Segment[];
  /** The ST segment, for what is said of the set as a whole. */
  readonly start: Segment;
}

/** The ISA segment is as long as this, always. */
const ISA_LENGTH = 106;
/** Widths of the sixteen elements of ISA: X12 fixes them. */
const ISA_WIDTHS = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1] as const;

/** Whether a text is an X12 interchange. White space and a byte order mark before it count for nothing. @example isX12("ISA*00*…") //=> true */
export function isX12(text: string): boolean {
  return /^[\ufeff\s]*ISA[^A-Za-z0-9\s]/.test(text);
}

/**
 * Reads the transaction sets of an X12 file: any number of interchanges, groups and sets. Counts and control numbers must agree, and nothing
 * may stand between them: a file that was cut off or edited by hand is refused, because half a remittance answers wrongly.
 * @throws X12Problem with the segment and its position
 */
export function readTransactionSets(text: string): TransactionSet[] {
  const sets: TransactionSet[] = [];
  let at = skipSpace(text, 0);
  let number = 1;
  if (at >= text.length) throw new X12Problem({ segment: "", number: 1, at }, "the file is empty");
  while (at < text.length) {
    const interchange = readInterchange(text, at, number);
    sets.push(...interchange.sets);
    at = skipSpace(text, interchange.end);
    number = interchange.next;
  }
  return sets;
}

/** White space, as the byte order mark counts too, at the edges of interchanges and segments. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s\ufeff]/.test(text[at] ?? "")) at++;
  return at;
}

interface Interchange {
  readonly sets: readonly TransactionSet[];
  /** Position behind its last segment. */
  readonly end: number;
  /** Number of the segment that follows. */
  readonly next: number;
}

function readInterchange(text: string, start: number, first: number): Interchange {
  const delimiters = delimitersAt(text, start, first);
  const reader = segmentReader(text, start, first, delimiters);
  const isa = reader.next();
  const sets: TransactionSet[] = [];
  let groups = 0;
  for (;;) {
    const segment = reader.next("IEA");
    if (segment.id === "GS") {
      groups++;
      sets.push(...readGroup(segment, reader, delimiters));
    } else if (segment.id === "IEA") {
      sameCount(segment, 1, groups, "groups");
      sameControl(segment, 2, isa.elements[13] ?? "", "ISA13");
      return { sets, end: reader.at(), next: segment.number + 1 };
    } else refuse(segment, "only GS or IEA may stand here. The file is not whole: ask for it again");
  }
}

function readGroup(gs: Segment, reader: SegmentReader, delimiters: Delimiters): TransactionSet[] {
  const sets: TransactionSet[] = [];
  for (;;) {
    const segment = reader.next("GE");
    if (segment.id === "ST") sets.push(readSet(segment, gs, reader, delimiters));
    else if (segment.id === "GE") {
      sameCount(segment, 1, sets.length, "transaction sets");
      sameControl(segment, 2, gs.elements[6] ?? "", "GS06");
      return sets;
    } else refuse(segment, "only ST or GE may stand here. The file is not whole: ask for it again");
  }
}

function readSet(st: Segment, gs: Segment, reader: SegmentReader, delimiters: Delimiters): TransactionSet {
  const segments: Segment[] = [];
  for (;;) {
    const segment = reader.next("SE");
    if (segment.id === "SE") {
      sameCount(segment, 1, segments.length + 2, "segments");
      sameControl(segment, 2, st.elements[2] ?? "", "ST02");
      const guide = st.elements[3] || gs.elements[8] || "";
      return { kind: st.elements[1] ?? "", control: st.elements[2] ?? "", guide, delimiters, segments, start: st };
    }
    if (["ISA", "GS", "ST", "GE", "IEA"].includes(segment.id))
      refuse(segment, `the set ${st.elements[2] ?? ""} has no SE before it. The file is not whole: ask for it again`);
    segments.push(segment);
  }
}

function sameCount(segment: Segment, element: number, counted: number, what: string): void {
  const said = segment.elements[element] ?? "";
  if (!/^\d+$/.test(said) || Number(said) !== counted)
    refuse(
      segment,
      `it says ${said || "no number of"} ${what}, and ${counted} are there. Some were lost: ask for the file again`,
    );
}

function sameControl(segment: Segment, element: number, expected: string, where: string): void {
  const said = (segment.elements[element] ?? "").trim();
  if (said !== expected.trim())
    refuse(segment, `its control number "${said}" is not that of ${where}, "${expected.trim()}"`);
}

/** The characters that an interchange's ISA names. */
function delimitersAt(text: string, at: number, number: number): Delimiters {
  const wrong = (what: string): never => {
    throw new X12Problem({ segment: "ISA", number, at }, what);
  };
  if (!text.startsWith("ISA", at))
    throw new X12Problem(
      { segment: text.slice(at, at + 3), number, at },
      "an interchange begins with ISA. This is no X12 file, or something stands between two interchanges",
    );
  if (text.length < at + ISA_LENGTH)
    wrong(`ISA has ${ISA_LENGTH} characters, and the file ends before. It was cut off: ask for it again`);
  const element = text[at + 3] ?? "";
  const segment = text[at + ISA_LENGTH - 1] ?? "";
  let place = at + 3;
  for (const [i, width] of ISA_WIDTHS.entries()) {
    if (text[place] !== element)
      wrong(`ISA${String(i + 1).padStart(2, "0")} does not begin where it must: ISA's elements have fixed widths`);
    place += 1 + width;
  }
  const component = text[at + ISA_LENGTH - 2] ?? "";
  const repetition = text[at + 82] ?? "";
  const all = [element, segment, component];
  if (new Set(all).size < 3 || all.some((mark) => /[A-Za-z0-9 ]/.test(mark)))
    wrong("its delimiters are not three different marks");
  return { element, segment, component, repetition: /[A-Za-z0-9 ]/.test(repetition) ? "" : repetition };
}

interface SegmentReader {
  /** @param expected the segment that would end what is read, for the message where the file ends before it */
  next(expected?: string): Segment;
  at(): number;
}

function segmentReader(
  text: string,
  start: number,
  first: number,
  { element, segment: end }: Delimiters,
): SegmentReader {
  let at = start;
  let number = first - 1;
  return {
    at: () => at,
    next(expected = "ISA") {
      const begin = skipSpace(text, at);
      number++;
      if (begin >= text.length)
        throw new X12Problem(
          { segment: "", number, at: text.length },
          `the file ends before ${expected}. It was cut off: ask for it again`,
        );
      const stop = text.indexOf(end, begin);
      const id = /^[A-Z0-9]{2,3}/.exec(text.slice(begin, begin + 3))?.[0] ?? "";
      if (stop < 0)
        throw new X12Problem(
          { segment: id, number, at: begin },
          "the file ends within it. It was cut off: ask for it again",
        );
      // What a mail program or an editor broke into lines has a line break behind each segment, or within one where it broke at a width.
      const elements = text
        .slice(begin, stop)
        .replace(/[\r\n]+/g, "")
        .split(element);
      at = stop + 1;
      const name = elements[0] ?? "";
      if (!/^[A-Z][A-Z0-9]{1,2}$/.test(name))
        throw new X12Problem(
          { segment: name.slice(0, 10), number, at: begin },
          "a segment begins with two or three capital letters or digits",
        );
      return { id: name, elements, number, at: begin };
    },
  };
}
