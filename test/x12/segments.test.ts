import { isX12, readTransactionSets, X12Problem } from "../../src/x12/segments";
import { file835, interchange, isa } from "../remittances/write-835";
import { day } from "../day";

const payment = {
  payer: "ACME HEALTH",
  paidOn: day("2026-03-02"),
  number: "EFT1",
  claims: [
    {
      claim: "C1",
      status: "1",
      patient: "SMITH, R",
      services: [
        {
          code: "J9271",
          charge: 100_000,
          paid: 60_000,
          dos: day("2026-02-02"),
          adjustments: [["CO", "45", 40_000]] as const,
        },
      ],
    },
  ],
};
const good = file835([payment]);

/** What a file is refused with. */
function refusal(text: string): X12Problem {
  try {
    readTransactionSets(text);
  } catch (fault) {
    if (fault instanceof X12Problem) return fault;
    throw fault;
  }
  throw new Error("the file was read");
}

test("sets, with their segments numbered through the file and at their bytes", () => {
  const [set] = readTransactionSets(good);
  expect(set?.kind).toBe("835");
  expect(set?.guide).toBe("005010X221A1");
  const clp = set?.segments.find(({ id }) => id === "CLP");
  expect(good.slice(clp?.at, (clp?.at ?? 0) + 6)).toBe("CLP*C1");
  expect(good.slice(0, clp?.at).split("~").length).toBe(clp?.number);
});

test("several interchanges, groups and sets of one file", () => {
  const two = file835([payment, { ...payment, number: "EFT2" }], "7");
  expect(readTransactionSets(`${good}\n${two}`)).toHaveLength(3);
});

test("each interchange names its own delimiters; line breaks and a byte order mark count for nothing", () => {
  const other = isa("1").replaceAll("*", "|").replace(":~", ">!");
  const body = good.slice(isa("1").length).replaceAll("*", "|").replaceAll("~", "!");
  const [set] = readTransactionSets(`\ufeff${other}\r\n${body}`);
  expect(set?.delimiters).toMatchObject({ element: "|", component: ">", segment: "!" });
  const elements = (text: string) => readTransactionSets(text)[0]?.segments.map((segment) => segment.elements);
  expect(elements(good.replaceAll("\n", ""))).toEqual(elements(good));
});

test("every file that was cut off is refused, wherever it was cut", () => {
  const whole = good.trimEnd();
  for (let end = 0; end < whole.length; end++) {
    const problem = refusal(whole.slice(0, end));
    expect(problem.message).toMatch(/^Segment \d+ \(\w*.*, at byte \d+\): /);
    expect(problem.at).toBeLessThanOrEqual(end);
  }
});

test.each([
  ["a segment taken out", good.replace(/N3\*[^~]*~\n/, ""), "SE", "it says 15 segments, and 14 are there"],
  ["a set taken out", interchange([], 1, "HP", "005010X221A1"), "GE", "it says 1 transaction sets, and 0 are there"],
  ["another control number", good.replace("IEA*1*000000001", "IEA*1*000000002"), "IEA", "is not that of ISA13"],
  ["another SE", good.replace(/SE\*(\d+)\*1001/, "SE*$1*9"), "SE", "is not that of ST02"],
  ["a segment in small letters", good.replace("TRN*", "trn*"), "trn", "begins with two or three capital letters"],
  ["something between two interchanges", `${good}hello\n${good}`, "hel", "something stands between two interchanges"],
  ["a file that ends within its ISA", "ISA*garbage~", "ISA", "It was cut off: ask for it again"],
  ["an ISA whose widths were changed", good.replace("ZZ*PAYER ", "ZZ*PAYER"), "ISA", "fixed widths"],
  ["an SE left out", good.replace(/SE\*\d+\*1001~\n/, ""), "GE", "has no SE before it"],
])("%s is refused with segment and position", (_, text, segment, message) => {
  const problem = refusal(text);
  expect(problem.segment).toBe(segment);
  expect(problem.message).toContain(message);
  expect(text.slice(problem.at, problem.at + segment.length)).toBe(segment);
});

test("what is X12 is told by its first characters", () => {
  expect(isX12(good)).toBe(true);
  expect(isX12("ISABEL,1")).toBe(false);
  expect(isX12("Payer,Patient")).toBe(false);
});
