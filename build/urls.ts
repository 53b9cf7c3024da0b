/** Where the repository's manifest says the add-in is served; every build replaces it. */
export const DEVELOPMENT_URL = "https://localhost:3000/";

/** What a production build is made for when nobody says where it will be served: a name reserved for examples. */
export const DEFAULT_PRODUCTION_URL = "https://example.com/payer-policy-matrix/";

/**
 * The address under which a build will be served, with one slash at its end.
 *
 * @param given what stood behind `--url`, if anything
 * @throws if it is not an https address: Excel loads an add-in from nowhere else
 * @example baseUrl("https://tools.practice.org/matrix", true) //=> "https://tools.practice.org/matrix/"
 */
export function baseUrl(given: string | undefined, production: boolean): string {
  if (given === undefined) return production ? DEFAULT_PRODUCTION_URL : DEVELOPMENT_URL;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "") {
    throw new Error(
      `--url ${given}: give the https address of the folder that will serve the add-in, such as ${DEFAULT_PRODUCTION_URL}`,
    );
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

/**
 * The manifest for another address.
 *
 * @example rewriteManifest('<IconUrl DefaultValue="https://localhost:3000/a.png"/>', "https://x.org/") //=> '<IconUrl DefaultValue="https://x.org/a.png"/>'
 */
export function rewriteManifest(manifest: string, base: string): string {
  return manifest.replaceAll(DEVELOPMENT_URL, base);
}
