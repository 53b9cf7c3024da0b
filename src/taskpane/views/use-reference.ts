import { useEffect, useMemo, useState } from "react";
import type { Reference } from "../../codes/reference/reference";
import type { Matrix } from "../../matrix/matrix";
import type { PaneParts } from "../core/pane";

/** The national tables that a matrix names; `null` while they are on their way, which is once after the pane has opened. */
export function useReference(reference: PaneParts["reference"], matrix: Matrix | undefined): Reference | null {
  const asked = useMemo(() => (matrix ? reference(matrix) : null), [reference, matrix]);
  const [arrived, setArrived] = useState<{ readonly of: unknown; readonly tables: Reference } | null>(null);
  useEffect(() => {
    if (!(asked instanceof Promise)) return undefined;
    let wanted = true;
    void asked.then((tables) => {
      if (wanted) setArrived({ of: asked, tables });
    });
    return () => {
      wanted = false;
    };
  }, [asked]);
  if (!(asked instanceof Promise)) return asked;
  return arrived?.of === asked ? arrived.tables : null;
}
