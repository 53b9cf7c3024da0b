import { arriving } from "../../src/values/arriving";

test("loads once, whoever asks, and has it at once from then on", async () => {
  let loads = 0;
  const code = arriving(() => Promise.resolve(++loads));
  expect(code.now()).toBeUndefined();
  expect(await Promise.all([code.soon(), code.soon()])).toEqual([1, 1]);
  expect([code.now(), await code.soon(), loads]).toEqual([1, 1, 1]);
});

test("a load that fails, even before it begins, is a rejection, and the next call tries again", async () => {
  let tries = 0;
  const code = arriving((): Promise<string> => {
    if (++tries === 1) throw new Error("no document");
    return Promise.resolve("here");
  });
  await expect(code.soon()).rejects.toThrow("no document");
  expect(code.now()).toBeUndefined();
  expect(await code.soon()).toBe("here");
});
