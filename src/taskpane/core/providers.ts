import { namesRendering, providerOf } from "../../claims/provider";
import type { CheckedSheet } from "./state";

/** A provider as a group of findings shows it. */
export interface ProviderShown {
  /** As most lines have it; "" where none does. */
  readonly name: string;
  /** "" where lines name the provider without it. */
  readonly npi: string;
  /** Known as the billing provider alone. */
  readonly isBilling: boolean;
}

/** The providers of a sheet, by what `providerOf` says. */
export function providersOf({ sheet }: Pick<CheckedSheet, "sheet">): ReadonlyMap<string, ProviderShown> {
  const counted = new Map<string, { npi: string; isBilling: boolean; readonly names: Map<string, number> }>();
  for (const line of sheet.lines) {
    const key = providerOf(line);
    if (key === "") continue;
    const rendered = namesRendering(line);
    const [npi, name] = rendered ? [line.renderingNpi, line.renderingName] : [line.billingNpi, line.billingName];
    let own = counted.get(key);
    if (!own) counted.set(key, (own = { npi, isBilling: true, names: new Map() }));
    own.isBilling &&= !rendered;
    if (name !== "") own.names.set(name, (own.names.get(name) ?? 0) + 1);
  }
  const shown = new Map<string, ProviderShown>();
  for (const [key, { npi, isBilling, names }] of counted) {
    const [most] = [...names].sort((a, b) => b[1] - a[1]);
    shown.set(key, { npi, isBilling, name: most?.[0] ?? "" });
  }
  return shown;
}
