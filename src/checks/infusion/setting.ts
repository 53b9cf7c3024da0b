/** Whose claim it is: an office has an order of its own for the initial code. */
export const SETTINGS = ["Office", "Facility"] as const;
export type Setting = (typeof SETTINGS)[number];
