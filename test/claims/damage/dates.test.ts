import { dayOf, isoOf } from "../../../src/values/day";
import { damageIn, sheetOf, told } from "./try";

const OCT_14 = dayOf(2026, 10, 14) ?? 0;
const DAYS_1904 = 1462;
/** 10 April, as Excel takes 04/10/2026 for. */
const APR_10 = dayOf(2026, 4, 10) ?? 0;
const OCT_4 = dayOf(2026, 10, 4) ?? 0;

describe("dates as text", () => {
  it("are day first where one part above 12 says so", () => {
    expect(told("DOS", ["14/10/2026", "04/10/2026"])).toEqual([
      `date order: "14/10/2026" → ${OCT_14}`,
      `date order: "04/10/2026" → ${OCT_4}`,
    ]);
    expect(told("DOS", ["14/10/2026"], { isTyped: false })).toEqual(['date order: "14/10/2026" → "2026-10-14"']);
  });

  it("go together in one order, those too that read the same in both", () => {
    expect(damageIn(sheetOf("DOS", ["14/10/2026", "10/10/2026"]))).toMatchObject([{ kind: "date order", count: 2 }]);
  });

  it("are month first where one part above 12 says so, and read so", () => {
    expect(told("DOS", ["10/14/2026", "10/04/2026"])).toEqual([
      `date text (read): "10/14/2026" → ${OCT_14}`,
      `date text (read): "10/04/2026" → ${OCT_4}`,
    ]);
    expect(told("DOS", ["10/14/2026", "10/04/2026"], { isTyped: false })).toEqual([]);
  });

  it("are day first where month first would be days to come", () => {
    expect(told("DOS", ["03/12/2026"], { asOf: dayOf(2026, 3, 20) ?? 0 })).toEqual([
      `date text (read): "03/12/2026" → ${dayOf(2026, 3, 12)}`,
    ]);
    expect(told("DOS", ["12/03/2026"], { asOf: dayOf(2026, 3, 20) ?? 0 })).toEqual([
      `date order: "12/03/2026" → ${dayOf(2026, 3, 12)}`,
    ]);
  });

  it("are offered both ways where nothing decides", () => {
    const [damage] = damageIn(sheetOf("DOS", ["10/04/2026", "10/05/2026"]));
    expect(damage).toMatchObject({ kind: "date order", count: 2, isRead: true, cells: [{ to: null }, { to: null }] });
    expect(damage?.choices.map(({ name, cells }) => [name, ...cells.map(({ to }) => isoOf(Number(to)))])).toEqual([
      ["month/day/year", "2026-10-04", "2026-10-05"],
      ["day/month/year", "2026-04-10", "2026-05-10"],
    ]);
    expect(damage?.advice).toMatch(/Look one of the dates up/);
  });

  it("need no order where day and month are the same number", () => {
    expect(told("DOS", ["10/10/2026"], { isTyped: false })).toEqual([]);
  });

  it("in both orders are told one by one", () => {
    expect(told("DOS", ["14/10/2026", "10/14/2026", "04/10/2026"])).toEqual([
      `date order: "14/10/2026" → ${OCT_14}`,
      'date order (read): "04/10/2026" → null',
      `date text (read): "10/14/2026" → ${OCT_14}`,
    ]);
  });

  it.each(["10/14/26", "14-Oct-26", "10-14-2026", "10142026", 10142026])(
    "of another make are known as the day they are: %p",
    (value) => expect(told("DOS", [value])).toEqual([`date text: ${JSON.stringify(value)} → ${OCT_14}`]),
  );

  it.each(["Oct 14, 2026", "14-Oct-2026", "2026/10/14", "10/14/2026 2:30 PM", "10/14/2026 12:00:00 AM"])(
    "that say it in one way alone are read as they stand: %p",
    (value) => expect(told("DOS", [value])).toEqual([`date text (read): ${JSON.stringify(value)} → ${OCT_14}`]),
  );

  it.each(["2026-10-14", "20261014", 20261014, OCT_14])("are whole as %p", (value) => {
    expect(told("DOS", [value])).toEqual([]);
  });
});

describe("dates that Excel took for others", () => {
  it("are turned back where all of them have a day up to 12, and the texts are day first", () => {
    expect(told("DOS", ["14/10/2026", APR_10])).toEqual([
      `date order: "14/10/2026" → ${OCT_14}`,
      `date order: ${APR_10} → ${OCT_4}`,
    ]);
  });

  it("stay where one of them has a day above 12", () => {
    expect(told("DOS", ["14/10/2026", APR_10, OCT_14])).toEqual([`date order: "14/10/2026" → ${OCT_14}`]);
  });
});

describe("dates of the 1904 system", () => {
  it("are known by the other dates of the sheet", () => {
    expect(told("DOS To", [OCT_14 - DAYS_1904])).toEqual([`1904: ${OCT_14 - DAYS_1904} → ${OCT_14}`]);
  });

  it("are known where they lie ahead", () => {
    expect(told("DOS", [OCT_14 + DAYS_1904, OCT_4 + DAYS_1904])).toEqual([
      `1904: ${OCT_14 + DAYS_1904} → ${OCT_14}`,
      `1904: ${OCT_4 + DAYS_1904} → ${OCT_4}`,
    ]);
  });

  it("may be old claims where nothing else tells: it is asked", () => {
    const [damage] = damageIn(sheetOf("DOS", [OCT_14 - DAYS_1904]));
    expect(damage).toMatchObject({ kind: "1904", isRead: true, choices: [{ cells: [{ to: OCT_14 }] }] });
  });

  it("are not seen in claims of last year", () => {
    expect(told("DOS", [OCT_14 - 365, OCT_14])).toEqual([]);
  });
});
