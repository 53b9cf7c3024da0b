/** Vials of a dose: how many of each size, in billing units. */
export interface VialMix {
  /** Units in all vials together. */
  readonly total: number;
  /** Largest first. */
  readonly vials: readonly { readonly size: number; readonly count: number }[];
}

/** Longest list of sums that is worked through: beyond it nothing is said. */
const MOST_SUMS = 2_000_000;
const EXACT = 1e-6;

/** Sizes and doses in whole steps: vials of 6.67 or 133.33 units are hundredths. */
function stepsOf(sizes: readonly number[]): number {
  return (
    [1, 10, 100, 1000].find((scale) =>
      sizes.every((size) => Math.abs(size * scale - Math.round(size * scale)) < EXACT),
    ) ?? 1000
  );
}

interface Sums {
  readonly scale: number;
  /** Fewest vials that make a sum, by sum in steps; 0 where none do. */
  readonly fewest: Uint32Array;
  /** The size, in steps, of the last vial of the fewest. */
  readonly last: Uint32Array;
}

/** Every sum of vials up to a limit in steps. */
function sumsUpTo(limit: number, sizes: readonly number[], scale: number): Sums {
  const fewest = new Uint32Array(limit + 1);
  const last = new Uint32Array(limit + 1);
  const steps = sizes.map((size) => Math.round(size * scale));
  for (let sum = 1; sum <= limit; sum++) {
    for (const step of steps) {
      if (step > sum || (step < sum && fewest[sum - step] === 0)) continue;
      const count = (step === sum ? 0 : (fewest[sum - step] ?? 0)) + 1;
      if (fewest[sum] === 0 || count < (fewest[sum] ?? 0)) {
        fewest[sum] = count;
        last[sum] = step;
      }
    }
  }
  return { scale, fewest, last };
}

function mixOf(sum: number, { scale, last }: Sums, more: { readonly size: number; readonly count: number }): VialMix {
  const counts = new Map<number, number>();
  for (let rest = sum; rest > 0; rest -= last[rest] ?? rest) {
    const size = (last[rest] ?? rest) / scale;
    counts.set(size, (counts.get(size) ?? 0) + 1);
  }
  if (more.count > 0) counts.set(more.size, (counts.get(more.size) ?? 0) + more.count);
  const vials = [...counts].map(([size, count]) => ({ size, count })).sort((a, b) => b.size - a.size);
  return { total: round(vials.reduce((all, { size, count }) => all + size * count, 0)), vials };
}

const round = (units: number): number => Math.round(units * 1e6) / 1e6;

/**
 * The vials that cover a dose with the least waste, and among those the fewest.
 * @param units the dose in billing units, not rounded
 * @param sizes vial sizes on hand, in billing units
 * @returns `null` where no size is known or the dose is none, or so large that it must be a slip
 * @example vialMix(65, [10, 40]) //=> { total: 70, vials: [{ size: 40, count: 1 }, { size: 10, count: 3 }] }
 */
export function vialMix(units: number, sizes: readonly number[]): VialMix | null {
  const key = `${units}|${sizes.join()}`;
  let mix = mixes.get(key);
  if (mix === undefined) {
    if (mixes.size >= MOST_KEPT) mixes.clear();
    mixes.set(key, (mix = findMix(units, sizes)));
  }
  return mix;
}

/** Mixes that were found: the doses of a sheet repeat. */
const mixes = new Map<string, VialMix | null>();
const MOST_KEPT = 5000;

function findMix(units: number, sizes: readonly number[]): VialMix | null {
  const known = [...new Set(sizes)].filter((size) => size > 0);
  if (known.length === 0 || !(units > 0)) return null;
  const scale = stepsOf(known);
  const need = Math.ceil(units * scale - EXACT);
  const largest = Math.round(Math.max(...known) * scale);
  if (!Number.isSafeInteger(need) || !Number.isSafeInteger(largest * largest)) return null;
  // Fewer small vials than the largest has steps are ever of use: beyond its square a dose begins with largest ones.
  const whole = Math.max(0, Math.floor((need - largest * largest) / largest));
  const rest = need - whole * largest;
  if (rest + largest > MOST_SUMS) return null;
  const sums = sumsUpTo(rest + largest, known, scale);
  for (let sum = rest; sum <= rest + largest; sum++)
    if (sums.fewest[sum]) return mixOf(sum, sums, { size: largest / scale, count: whole });
  return null;
}

/**
 * The whole vials that come nearest to so many units without going above them by more than a tolerance.
 * A vial that is not a whole number of units allows one unit more or less, because given and discarded are rounded.
 * @returns the sum of the vials, or `null` where no sum of whole vials is that near
 * @example wholeVials(45, [15]) //=> 45
 * @example wholeVials(47, [15]) //=> null
 */
export function wholeVials(units: number, sizes: readonly number[]): number | null {
  const tolerance = sizes.every(Number.isInteger) ? 0 : 1;
  const mix = vialMix(Math.max(units - tolerance, EXACT * 2), sizes);
  return mix && mix.total <= units + tolerance + EXACT ? mix.total : null;
}

/** Vials in words. @example vialsText(vialMix(65, [10, 40])!) //=> "1 x 40 and 3 x 10 units" */
export function vialsText({ vials }: VialMix): string {
  return `${vials.map(({ size, count }) => `${count} x ${size}`).join(" and ")} units`;
}

/** A vial size on hand, in billing units, and how many there are; `null`: as many as are needed. */
export interface OnHand {
  readonly size: number;
  readonly count: number | null;
}

/** Steps of work beyond which nothing is said: such a dose or stock is a slip. */
const MOST_WORK = 50_000_000;

/**
 * The vials on hand that cover a dose with the least waste, and among those the fewest.
 * @returns `"short"` where all that is on hand does not cover it; `null` as `vialMix`
 * @example vialMixOnHand(480, [{ size: 100, count: 4 }, { size: 40, count: 3 }]) //=> { total: 480, vials: [{ size: 100, count: 4 }, { size: 40, count: 2 }] }
 */
export function vialMixOnHand(units: number, onHand: readonly OnHand[]): VialMix | "short" | null {
  const known = onHand.filter(({ size, count }) => size > 0 && count !== 0);
  const sizes = known.map(({ size }) => size);
  const best = vialMix(units, sizes);
  const stock = new Map<number, number>();
  for (const { size, count } of known) stock.set(size, (stock.get(size) ?? 0) + (count ?? Infinity));
  // What is the least of all mixes is the least of those on hand, if they are there.
  if (best?.vials.every(({ size, count }) => count <= (stock.get(size) ?? 0))) return best;
  if (!(units > 0) || known.length === 0) return null;
  const all = [...stock].reduce((sum, [size, count]) => sum + size * count, 0);
  if (all < units - EXACT) return "short";
  const scale = stepsOf(sizes);
  const need = Math.ceil(units * scale - EXACT);
  const limit = need + Math.round(Math.max(...sizes) * scale);
  return limit > MOST_SUMS ? null : boundedMix(need, limit, scale, stock);
}

/** Every sum of the stock up to a limit, size after size; the counts of the fewest vials are read back from the last size on. */
function boundedMix(need: number, limit: number, scale: number, stock: ReadonlyMap<number, number>): VialMix | null {
  const layers: { readonly size: number; readonly used: Uint32Array }[] = [];
  let fewest = new Float64Array(limit + 1).fill(Infinity);
  fewest[0] = 0;
  let work = 0;
  for (const [size, count] of [...stock].sort(([a], [b]) => b - a)) {
    const step = Math.round(size * scale);
    const most = Math.min(count, Math.floor(limit / step));
    if ((work += most * limit) > MOST_WORK) return null;
    const next = fewest.slice();
    const used = new Uint32Array(limit + 1);
    for (let sum = step; sum <= limit; sum++) {
      for (let n = 1; n <= most && n * step <= sum; n++) {
        const vials = (fewest[sum - n * step] ?? Infinity) + n;
        if (vials >= (next[sum] ?? Infinity)) continue;
        next[sum] = vials;
        used[sum] = n;
      }
    }
    layers.push({ size, used });
    fewest = next;
  }
  for (let total = need; total <= limit; total++) {
    if (fewest[total] === Infinity) continue;
    let rest = total;
    const vials = layers
      .reverse()
      .map(({ size, used }) => {
        const count = used[rest] ?? 0;
        rest -= count * Math.round(size * scale);
        return { size, count };
      })
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.size - a.size);
    return { total: round(vials.reduce((sum, { size, count }) => sum + size * count, 0)), vials };
  }
  return null;
}
