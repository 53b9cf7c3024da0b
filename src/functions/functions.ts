import { loadEngine } from "../checks/load";
import { associateFunctions } from "../excel/page-functions";
import { matrix, table } from "./declared/matrix";
import { check, findings } from "./declared/lines";
import { auth, bundled, code, genomic, incidentTo, limit, policy, units } from "./declared/questions";
import { compare, grid, why } from "./declared/tables";
import { infusion, wastage } from "./declared/given";
import { version } from "./declared/version";
import { loadMatrices } from "./load";
import { loadWideTables } from "./load-wide-tables";
import { onMissingMatrix } from "./store";

/* The functions are declared by subject in the files of `declared`; functions.json names them in the order of these imports. */

onMissingMatrix(loadMatrices);
associateFunctions({
  TABLE: table,
  MATRIX: matrix,
  CHECK: check,
  AUTH: auth,
  BUNDLED: bundled,
  LIMIT: limit,
  CODE: code,
  COMPARE: compare,
  GRID: grid,
  FINDINGS: findings,
  INCIDENTTO: incidentTo,
  GENOMIC: genomic,
  POLICY: policy,
  UNITS: units,
  WHY: why,
  INFUSION: infusion,
  WASTAGE: wastage,
  VERSION: version,
});

// Asked for at once, so that the first CHECK and GRID need not wait; one that comes earlier, or after a failed load, waits for its own.
loadEngine().catch(() => undefined);
loadWideTables().catch(() => undefined);
