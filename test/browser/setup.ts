/** A browser starts, loads the grid and calculates: seconds, on a busy machine more. */
jest.setTimeout(120_000);
