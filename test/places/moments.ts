/** Every third hour of 2026, in milliseconds since 1970: each zone's midnights and changes of the clock are among them. */
export function moments(): number[] {
  const first = Date.UTC(2026, 0, 1);
  return Array.from({ length: 365 * 8 }, (_, i) => first + i * 3 * 3_600_000);
}
