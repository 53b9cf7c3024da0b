import { versionText } from "../version";

/**
 * Gives the version of the add-in and of the matrix tables it writes.
 * @customfunction VERSION
 * @helpurl help/version.html
 * @returns {string} Such as "0.1.0 · build 4f2a91 · matrix format 1".
 */
export function version(): string {
  return versionText();
}
