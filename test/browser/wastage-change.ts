// What the billing manager does for her example: opens the payer's rule on drug wastage, and changes it from a date.
import type { Frame, FrameLocator } from "playwright-core";

export const WASTAGE_PAYER = "EXAMPLE-COMMERCIAL";

/** Opens the payer's rule on drug wastage in the Matrix place. */
export async function openWastageRule(pane: Frame | FrameLocator): Promise<void> {
  await pane.getByRole("tab", { name: /^Matrix/ }).click();
  await pane.getByLabel("Payer").selectOption(WASTAGE_PAYER);
  await pane.getByRole("button", { name: /^Drug wastage/ }).click();
  await pane
    .getByRole("button", { name: /JZ accepted/ })
    .first()
    .click();
}

/** Fills the form that changes the rule from 1 September 2026; it is not saved yet. */
export async function fillWastageChange(
  pane: Frame | FrameLocator,
  { jz, source, reason }: { readonly jz: string; readonly source: string; readonly reason?: string },
): Promise<void> {
  await openWastageRule(pane);
  await pane.getByRole("button", { name: "Change from a date" }).click();
  await pane.getByLabel("In force from").fill("2026-09-01");
  await pane.getByLabel("JZ").selectOption(jz);
  await pane.getByLabel("Source", { exact: true }).fill(source);
  if (reason !== undefined) await pane.getByLabel("Reason").fill(reason);
}
