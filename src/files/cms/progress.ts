/** How far an import is. */
export interface ImportProgress {
  /** `packing`: everything is read, and the pair table is put together. */
  readonly phase: "reading" | "packing";
  /** The file at hand. */
  readonly file: string;
  /** Bytes that were read, of all bytes of the tables; what an archive holds counts unpacked. */
  readonly done: number;
  readonly of: number;
  /** Rows that were read. */
  readonly rows: number;
}

/** Is told after each piece of work; where it answers with a promise, the work waits. It stops the import by throwing. */
export type ImportWatch = (progress: ImportProgress) => void | Promise<void>;

/** Counts what was read, and tells the watch. */
export interface ImportMeter {
  begin(file: string): void;
  read(bytes: number, rows: number): void | Promise<void>;
  /** One step of putting the pair table together. */
  pack(): void | Promise<void>;
}

/** @param of bytes of all tables */
export function importMeter(of: number, watch: ImportWatch): ImportMeter {
  let file = "";
  let done = 0;
  let rows = 0;
  return {
    begin(name) {
      file = name;
    },
    read(bytes, more) {
      done += bytes;
      rows += more;
      return watch({ phase: "reading", file, done, of, rows });
    },
    pack: () => watch({ phase: "packing", file, done: of, of, rows }),
  };
}
