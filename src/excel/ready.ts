/** Waits until Office.js can be used. */
export async function whenReady(): Promise<void> {
  await Office.onReady();
}
