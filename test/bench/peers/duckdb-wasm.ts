import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { timeOf } from "../measure";
import type { Figures } from "../scenario";
import { measureDatabase, type Question } from "./database";
import { loadStatement } from "./duckdb";
import { peer, peerFile } from "./packages";
import { ONE_AUTH, TABLES, type TableName } from "./sql";
import { csvOf } from "./sql-tables";

interface Table {
  readonly numRows: number;
}
interface Connection {
  query(sql: string): Table;
  prepare(sql: string): { query(...values: readonly unknown[]): Table };
}
interface Bindings {
  instantiate(): Promise<unknown>;
  registerFileBuffer(name: string, bytes: Uint8Array): void;
  dropFile(name: string): void;
  connect(): Connection;
}
interface DuckDbWasm {
  readonly VoidLogger: new () => unknown;
  readonly NODE_RUNTIME: unknown;
  createDuckDB(
    bundles: Readonly<Record<string, { readonly mainModule: string; readonly mainWorker: string }>>,
    logger: unknown,
    runtime: unknown,
  ): Promise<Bindings>;
}

const PACKAGE = "@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs";

/** DuckDB as a page would have it: WebAssembly, one thread. */
export async function measureDuckDbWasm(
  folder: string,
  peers: string,
  questions: readonly Question[],
  runs: number,
): Promise<Figures> {
  const wasm = peer<DuckDbWasm>(peers, PACKAGE);
  const dist = dirname(peerFile(peers, PACKAGE));
  const bundle = (name: string) => ({
    mainModule: join(dist, `duckdb-${name}.wasm`),
    mainWorker: join(dist, `duckdb-node-${name}.worker.cjs`),
  });
  const bundles = { mvp: bundle("mvp"), eh: bundle("eh") };
  const bindings = await wasm.createDuckDB(bundles, new wasm.VoidLogger(), wasm.NODE_RUNTIME);
  await bindings.instantiate();
  const connection = bindings.connect();
  const load = async (table: TableName): Promise<number> => {
    const name = `${table}.csv`;
    bindings.registerFileBuffer(name, new Uint8Array(readFileSync(csvOf(folder, table))));
    const { time } = await timeOf(() => connection.query(loadStatement(table, name)));
    bindings.dropFile(name);
    return time.wall;
  };
  const pairs = await load("pairs");
  for (const table of Object.keys(TABLES) as TableName[]) if (table !== "pairs") await load(table);
  const prepared = connection.prepare(ONE_AUTH);
  const figures = await measureDatabase(
    {
      count: (sql) => connection.query(sql).numRows,
      ask: (payer, code, day, dx) => prepared.query(payer, code, day, dx),
    },
    questions,
    { runs, batch: 5 },
  );
  return { ...figures, "pairs ready": pairs };
}
