// The host's answers come in turns of their own: a machine that does many things at once takes its time.
jest.setTimeout(60_000);
