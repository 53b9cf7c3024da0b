// Run by zones.test.ts in a process of its own, once per time zone: what the product makes of days and moments there.
import { today } from "../../src/taskpane/core/today";
import { momentText } from "../../src/taskpane/core/desk-log";
import { isoOf, LAST_DAY, parseDay } from "../../src/values/day";
import { moments } from "./moments";

const wrong: string[] = [];
for (let day = 61; day <= LAST_DAY; day += 97) {
  if (parseDay(isoOf(day)) !== day) wrong.push(isoOf(day));
}
const told = moments().map((at) => ({ today: isoOf(today(new Date(at))), moment: momentText(new Date(at)) }));
process.stdout.write(JSON.stringify({ wrong, told }));
