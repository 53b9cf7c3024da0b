import { MATRIX_FORMAT } from "../matrix/format";
import { buildId } from "../values/build";

/** Version and build of the add-in and the format of the matrix tables it writes. @example versionText() //=> "0.1.0+3f9c2a71 · matrix format 1" */
export function versionText(): string {
  return `${buildId()} · matrix format ${MATRIX_FORMAT}`;
}
