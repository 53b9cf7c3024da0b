import { inTransaction } from "./database";

/*
 * Which column of a layout holds which field, for exports that are workbooks of their own: tomorrow's has the same headers and knows nothing of
 * today's. Layouts are known by the fingerprint of their headers; nothing of a cell is kept, and no header (src/claims/mapping/memory.ts).
 */

const KEY = "columns";

/** What this computer keeps of layouts; "" where it keeps nothing. @throws StorageFailure where the browser keeps nothing */
export function keptColumns(): Promise<string> {
  return inTransaction("readonly", async (stores) => {
    const kept = await stores.get("memory", KEY);
    return typeof kept === "string" ? kept : "";
  });
}

/** Keeps it on this computer. @throws StorageFailure where the browser keeps nothing */
export function keepColumns(kept: string): Promise<void> {
  return inTransaction("readwrite", (stores) => stores.put("memory", KEY, kept));
}
