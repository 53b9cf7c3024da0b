import { expectNothingForeign } from "./foreign";

/** A browser starts, loads the grid and calculates: seconds, on a busy machine more. */
jest.setTimeout(120_000);

afterEach(expectNothingForeign);
// What a file asks for while it closes.
afterAll(expectNothingForeign);
