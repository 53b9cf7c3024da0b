import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { moments } from "./moments";

const ZONES = ["UTC", "America/New_York", "Pacific/Auckland", "Asia/Kolkata"];
const ROOT = join(__dirname, "../..");

let tried = 0;

/** The clock in a zone, by the platform's own tables rather than by this process's zone. */
function clockIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return (at) => format.format(at);
}

test.each(ZONES)(
  "days and moments are the user's in %s",
  (zone) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ["--require", "tsx/cjs", join(__dirname, "in-zone.ts")],
      { cwd: ROOT, encoding: "utf8", env: { ...process.env, TZ: zone } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { wrong, told } = JSON.parse(stdout) as { wrong: string[]; told: { today: string; moment: string }[] };
    expect(wrong).toEqual([]);
    const clock = clockIn(zone);
    const expected = moments().map((at) => ({ today: clock(at).slice(0, 10), moment: clock(at) }));
    expect(told).toEqual(expected);
    tried += told.length;
  },
  60_000,
);

afterAll(() => {
  const file = process.env["PLACES_FIGURES"];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ zones: ZONES, moments: tried }));
});
