/** A count for each line of a sheet, by its position. */
export interface ByLine {
  get(line: number): number;
  set(line: number, count: number): void;
  /** Positions of lines whose count is not 0, in sheet order. */
  lines(): number[];
}

/**
 * Counts of lines, all 0. Most sheets have one line in a row, so that positions are whole numbers and counts stand side by side; services of
 * one row have a fraction, and are kept apart.
 * @param last the last position
 */
export function byLine(last: number): ByLine {
  const whole = new Int32Array(Math.floor(last) + 1);
  const others = new Map<number, number>();
  return {
    get(line) {
      return Number.isInteger(line) ? (whole[line] ?? 0) : (others.get(line) ?? 0);
    },
    set(line, count) {
      if (Number.isInteger(line)) whole[line] = count;
      else others.set(line, count);
    },
    lines() {
      const all: number[] = [];
      for (let line = 0; line < whole.length; line++) if (whole[line] !== 0) all.push(line);
      if (others.size === 0) return all;
      for (const [line, count] of others) if (count !== 0) all.push(line);
      return all.sort((a, b) => a - b);
    },
  };
}
