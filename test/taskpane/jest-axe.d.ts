/** jest-axe brings no types: what the tests use of it. */
declare module "jest-axe" {
  interface Violation {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }
  export function axe(element: Element): Promise<{ readonly violations: readonly Violation[] }>;
}
