import { useEffect, useState } from "react";
import type { EditPreview, Look, PreviewPart } from "../../core/desk";
import { usePane, usePaneState } from "../use-pane";

/** Typing comes in bursts: what an edit changes is looked for when they pause. */
const TYPING_SETTLES_MS = 250;

/** What is known of an edit that is not saved yet. */
export type PreviewState =
  | { readonly kind: "none" }
  /** `part`: what is known by now. */
  | { readonly kind: "counting"; readonly part: PreviewPart | null }
  | { readonly kind: "known"; readonly preview: EditPreview };

/**
 * What happens if an edit is saved, looked for anew when the edit, the matrix or the checked sheet changes. The last search is stopped.
 * @param look what looks; `null` where there is nothing to look at. Must be the same function while nothing changed.
 */
export function usePreview(look: Look | null): PreviewState {
  const pane = usePane();
  const { loaded, check, asOf } = usePaneState();
  const { checked, stale } = check;
  const [known, setKnown] = useState<{ readonly of: unknown; readonly preview: EditPreview } | null>(null);
  const [partly, setPartly] = useState<{ readonly of: unknown; readonly part: PreviewPart } | null>(null);
  useEffect(() => {
    if (!look) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void pane.attempt(async () => {
        const preview = await look(stop.signal, (part) => {
          if (!stop.signal.aborted) setPartly({ of: look, part });
        });
        if (preview && !stop.signal.aborted) setKnown({ of: look, preview });
      });
    }, TYPING_SETTLES_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [pane, look, loaded, checked, stale, asOf]);
  if (!look) return { kind: "none" };
  if (known?.of === look) return { kind: "known", preview: known.preview };
  return { kind: "counting", part: partly?.of === look ? partly.part : null };
}
