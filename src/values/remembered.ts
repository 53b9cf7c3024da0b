const MOST_KEPT = 10_000;

/**
 * Remembers what was worked out for a key: the cells of a sheet say few things, again and again. When it holds too many it begins anew.
 * @param make answers the same whenever it is asked
 * @param most answers that are kept
 * @example const isValid = remembered(passesCheckDigit)
 */
export function remembered<K, V>(make: (key: K) => V, most = MOST_KEPT): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    let kept = known.get(key);
    if (!kept) {
      if (known.size >= most) known.clear();
      known.set(key, (kept = { value: make(key) }));
    }
    return kept.value;
  };
}
