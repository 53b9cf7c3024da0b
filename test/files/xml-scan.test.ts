import fc from "fast-check";
import { attributeOf, EndlessTag, xmlScanner } from "../../src/files/xml-scan";

/** What a scanner tells of XML that comes in pieces; neighbouring pieces of text as one. */
function toldOf(pieces: readonly string[]): { readonly told: string[]; readonly isWhole: boolean } {
  const told: string[] = [];
  let isText = false;
  const say = (what: string, text = false): void => {
    if (text && isText) told[told.length - 1] += what;
    else told.push(text ? `text ${what}` : what);
    isText = text;
  };
  const scanner = xmlScanner({
    open: (name, tag) => say(`<${name} ${attributeOf(tag, "r") ?? "-"}`),
    close: (name) => say(`>${name}`),
    text: (text) => say(text, true),
  });
  for (const piece of pieces) scanner.push(piece);
  return { told, isWhole: scanner.isWhole() };
}

const WHOLE =
  '<?xml version="1.0"?><!-- a > b --><x:a xmlns:x="u"><b r="1&amp;2"/><c q="a>b" r = \'it&quot;s\'>R&amp;D &#65;&#x42; &unknown; 5 &lt; 6</c><![CDATA[<no & tag>]]></x:a>';

describe("XML that comes in pieces", () => {
  it("is told tag by tag, with entities resolved, and what is none left as it is", () => {
    expect(toldOf([WHOLE])).toEqual({
      told: ["<a -", "<b 1&2", ">b", '<c it"s', "text R&D AB &unknown; 5 < 6", ">c", "text <no & tag>", ">a"],
      isWhole: true,
    });
  });

  it("is the same wherever it is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: WHOLE.length }), { maxLength: 30 }), (cuts) => {
        const ends = [...cuts, WHOLE.length].sort((a, b) => a - b);
        const pieces = ends.map((end, i) => WHOLE.slice(ends[i - 1] ?? 0, end));
        expect(toldOf(pieces)).toEqual(toldOf([WHOLE]));
      }),
    );
  });

  it.each(["", "<a>", "<a><b></a>", "<a></a", "<a/><b"])("is not whole: %s", (text) => {
    expect(toldOf([text]).isWhole).toBe(false);
  });

  it("declares no entities: what a document says of its own is neither resolved nor unfolded", () => {
    const { told } = toldOf(['<!DOCTYPE a [<!ENTITY x "yyyy">]><a>&x;</a>']);
    expect(told.filter((each) => each.includes("yyyy"))).not.toContain("text yyyy");
    expect(told).toContain("text &x;");
  });

  it("is given up where a tag never ends", () => {
    const scanner = xmlScanner({ open: jest.fn(), close: jest.fn(), text: jest.fn() });
    const more = "a".repeat(1 << 20);
    scanner.push("<a ");
    expect(() => {
      for (let i = 0; i < 8; i++) scanner.push(more);
    }).toThrow(EndlessTag);
  });
});

test("an entity that is none stays as it is written, whatever it is called", () => {
  expect(toldOf(["<a>&constructor; &valueof; &amp;</a>"]).told).toContain("text &constructor; &valueof; &");
});
