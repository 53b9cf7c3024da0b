// `npm run docs`: the pages of docs that are made from declarations. Tests hold each of them fresh.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksPage } from "./checks-page";
import { reasonsPage } from "./reasons-page";

const write = (name: string, text: string): void => writeFileSync(join(__dirname, "..", "docs", name), text);

write("checks.md", checksPage());
write("reasons.md", reasonsPage());
