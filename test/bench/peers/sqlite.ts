import { readFileSync } from "node:fs";
import { timeOf } from "../measure";
import type { Figures } from "../scenario";
import { measureDatabase, type Question } from "./database";
import { peer } from "./packages";
import { INDEXES, ONE_AUTH, TABLES, type TableName } from "./sql";
import { columnsOf, csvOf } from "./sql-tables";

interface Statement {
  run(...values: readonly unknown[]): unknown;
  all(...values: readonly unknown[]): readonly unknown[];
}
interface Connection {
  exec(sql: string): void;
  prepare(sql: string): Statement;
}
type Sqlite = new (path: string) => Connection;

/** SQLite as a library of this process, with an index for every question. */
export async function measureSqlite(
  folder: string,
  peers: string,
  questions: readonly Question[],
  runs: number,
): Promise<Figures> {
  const Database = peer<Sqlite>(peers, "better-sqlite3");
  const connection = new Database(":memory:");
  const pairs = await timeOf(() => {
    load(connection, folder, "pairs");
    connection.exec("create index pairs_codes on pairs(c1, c2)");
  });
  for (const table of Object.keys(TABLES) as TableName[]) if (table !== "pairs") load(connection, folder, table);
  for (const index of INDEXES) if (!index.includes(" pairs(")) connection.exec(index);
  connection.exec("analyze");
  const ask = connection.prepare(ONE_AUTH.replace(/\$\d/g, (name) => `:${name.replace("$", "p")}`));
  const figures = await measureDatabase(
    {
      count: (sql) => connection.prepare(sql).all().length,
      ask: (p1, p2, p3, p4) => ask.all({ p1, p2, p3, p4 }),
    },
    questions,
    { runs, batch: 50 },
  );
  return { ...figures, "pairs ready": pairs.time.wall };
}

function load(connection: Connection, folder: string, table: TableName): void {
  const columns = columnsOf(table);
  connection.exec(`create table ${table} (${TABLES[table]})`);
  const insert = connection.prepare(`insert into ${table} values (${columns.map(() => "?").join(", ")})`);
  const bytes = readFileSync(csvOf(folder, table));
  connection.exec("begin");
  for (let from = bytes.indexOf(10) + 1; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const cells = bytes.toString("utf8", from, end).split(",");
    insert.run(...cells.map((cell, i) => valueOf(cell, columns[i]?.type ?? "text")));
    from = end + 1;
  }
  connection.exec("commit");
}

const valueOf = (cell: string, type: string): string | number | null =>
  type === "text" ? cell.replaceAll('"', "") : cell === "" ? null : Number(cell);
