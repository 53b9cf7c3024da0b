import type { ClaimLine } from "./line";

/** What a line says of who did the service, and of who bills it. */
export type NamedProvider = Pick<ClaimLine, "renderingNpi" | "renderingName" | "billingNpi" | "billingName">;

/** Whether a line names who did the service. */
export const namesRendering = ({ renderingNpi, renderingName }: NamedProvider): boolean =>
  renderingNpi !== "" || renderingName !== "";

/**
 * Who a line's service is by: the rendering provider, by NPI or else by name. Where none is named it is the billing provider: claims leave
 * out a rendering provider who is the same. "" where nobody is named.
 * @example providerOf({ renderingNpi: "1234567893", renderingName: "Ames", billingNpi: "", billingName: "" }) //=> "1234567893"
 */
export function providerOf(line: NamedProvider): string {
  return namesRendering(line) ? line.renderingNpi || line.renderingName : line.billingNpi || line.billingName;
}
