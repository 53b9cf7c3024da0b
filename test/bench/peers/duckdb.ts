import { timeOf } from "../measure";
import type { Figures } from "../scenario";
import { measureDatabase, type Question } from "./database";
import { peer } from "./packages";
import { ONE_AUTH, TABLES, type TableName } from "./sql";
import { columnsOf, csvOf } from "./sql-tables";

interface Reader {
  readonly currentRowCount: number;
}
interface Prepared {
  bindVarchar(at: number, value: string): void;
  bindInteger(at: number, value: number): void;
  runAndReadAll(): Promise<Reader>;
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<Reader>;
  prepare(sql: string): Promise<Prepared>;
}
interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<Connection> }>;
  };
}

export const THREADS = 2;

/** The statement that makes a table of a CSV file. */
export function loadStatement(table: TableName, path: string): string {
  const columns = columnsOf(table)
    .map(({ name, type }) => `'${name}': '${type === "text" ? "VARCHAR" : type}'`)
    .join(", ");
  const said = columnsOf(table)
    .map(({ name, type }) => (type === "text" ? `coalesce(${name}, '') as ${name}` : name))
    .join(", ");
  return `create table ${table} as select ${said} from read_csv('${path}', header = true, columns = {${columns}})`;
}

/** DuckDB as a library of this process, with two threads. */
export async function measureDuckDb(
  folder: string,
  peers: string,
  questions: readonly Question[],
  runs: number,
): Promise<Figures> {
  const { DuckDBInstance } = peer<DuckDb>(peers, "@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: String(THREADS) });
  const connection = await instance.connect();
  const load = async (table: TableName): Promise<number> =>
    (await timeOf(() => connection.run(loadStatement(table, csvOf(folder, table))))).time.wall;
  const pairs = await load("pairs");
  for (const table of Object.keys(TABLES) as TableName[]) if (table !== "pairs") await load(table);
  const prepared = await connection.prepare(ONE_AUTH);
  const figures = await measureDatabase(
    {
      count: async (sql) => (await connection.runAndReadAll(sql)).currentRowCount,
      ask(payer, code, day, dx) {
        prepared.bindVarchar(1, payer);
        prepared.bindVarchar(2, code);
        prepared.bindInteger(3, day);
        prepared.bindVarchar(4, dx);
        return prepared.runAndReadAll();
      },
    },
    questions,
    { runs, batch: 5 },
  );
  return { ...figures, "pairs ready": pairs };
}
