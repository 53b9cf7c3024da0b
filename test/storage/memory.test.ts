import "fake-indexeddb/auto";
import { closeStorage, inTransaction } from "../../src/storage/database";
import {
  changeRuns,
  dropDismissal,
  forgetAll,
  keepDismissal,
  memorySize,
  remembered,
  type Dismissal,
} from "../../src/storage/memory";

const dismissal = (key: string, at = 1): Dismissal => ({ key, content: "c", check: "EM-02", reason: "two sites", at });

beforeEach(() => forgetAll());

describe("what this computer remembers of findings", () => {
  it("is there after everything was closed, with the same salt", async () => {
    const { salt } = await remembered();
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
    await keepDismissal(dismissal("k1"));
    await changeRuns(() => [{ at: 5, claims: "aa", findings: "bb" }]);
    await closeStorage();
    expect(await remembered()).toEqual({
      salt,
      dismissals: [dismissal("k1")],
      runs: [{ at: 5, claims: "aa", findings: "bb" }],
    });
  });

  it("has one dismissal of a finding, the last one, and none that was taken back", async () => {
    await keepDismissal(dismissal("k1"));
    await keepDismissal(dismissal("k2", 2));
    await keepDismissal({ ...dismissal("k1", 3), reason: "another" });
    expect((await remembered()).dismissals.map(({ key, reason }) => `${key} ${reason}`)).toEqual([
      "k1 another",
      "k2 two sites",
    ]);
    await dropDismissal("k1");
    expect(await memorySize()).toEqual({ dismissals: 1, runs: 0 });
  });

  it("is gone when it is forgotten, and the salt is another", async () => {
    const { salt } = await remembered();
    await keepDismissal(dismissal("k1"));
    await forgetAll();
    const after = await remembered();
    expect(after.dismissals).toEqual([]);
    expect(after.salt).not.toBe(salt);
  });

  it("leaves out what is damaged", async () => {
    await inTransaction("readwrite", (stores) => {
      stores.put("memory", "dismissals", [dismissal("k1"), { key: 7 }, null]);
      stores.put("memory", "runs", "nothing");
    });
    expect(await memorySize()).toEqual({ dismissals: 1, runs: 0 });
  });
});
