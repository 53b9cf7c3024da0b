/** Set by the build: version and a hash of the sources. */
declare const BUILD_ID: string | undefined;

/** Which build this is, such as `0.1.0+3f9c2a71`; `development` outside a build. */
export function buildId(): string {
  return typeof BUILD_ID === "string" ? BUILD_ID : "development";
}
