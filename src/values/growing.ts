/** Whole numbers below 2^32, as many as come. */
export interface Growing {
  readonly length: number;
  push(value: number): void;
  at(index: number): number;
  clear(): void;
  /** All of them, without a copy: no more are added then. */
  all(): Uint32Array;
}

export function growing(): Growing {
  let values = new Uint32Array(16);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const wider = new Uint32Array(values.length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    clear() {
      length = 0;
    },
    at: (index) => values[index] ?? 0,
    all: () => values.subarray(0, length),
  };
}
