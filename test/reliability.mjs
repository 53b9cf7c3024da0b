// `npm run reliability`: runs the tests that count what they tried, and writes docs/reliability.md from what they counted. With names, such as
// `npm run reliability -- faults`, it runs these sections alone and leaves the others as they are. The browser's need `npm run build:dev` first.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { everybody } from "./reliability/everybody.mjs";
import { faults } from "./reliability/faults.mjs";
import { hostile } from "./reliability/hostile.mjs";
import { longUse } from "./reliability/long-use.mjs";
import { places } from "./reliability/places.mjs";
import { privacy } from "./reliability/privacy.mjs";
import { ROOT } from "./reliability/run.mjs";

const PAGE = join(ROOT, "docs/reliability.md");
const SECTIONS = { faults, privacy, hostile, places, everybody, "long-use": longUse };
const HEAD = `# Reliability

Written by \`npm run reliability\`, from what the tests counted. Nothing here is written by hand.
`;

/** The section of each name as the page has it now: a comment before it says which it is. */
function sectionsNow() {
  const text = existsSync(PAGE) ? readFileSync(PAGE, "utf8") : "";
  return new Map(
    text
      .split(/^<!-- (?=[\w-]+ -->$)/m)
      .slice(1)
      .map((part) => [part.slice(0, part.indexOf(" -->")), part.slice(part.indexOf("-->") + 4).trim()]),
  );
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`No section is called ${unknown.join(", ")}: ${Object.keys(SECTIONS).join(", ")}.`);
  process.exit(1);
}
const made = new Map();
for (const [name, make] of Object.entries(SECTIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  try {
    made.set(name, make());
  } catch (error) {
    console.error(`${error.message} docs/reliability.md was left as it is.`);
    process.exit(1);
  }
}
// Read now: another run may have written its sections meanwhile.
const sections = new Map([...sectionsNow(), ...made]);
const parts = Object.keys(SECTIONS).flatMap((name) =>
  sections.has(name) ? [`<!-- ${name} -->\n\n${sections.get(name)}\n`] : [],
);
writeFileSync(PAGE, `${HEAD}\n${parts.join("\n")}`);
console.log("docs/reliability.md is written.");
