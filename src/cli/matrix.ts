import { matrixCommand } from "./matrix-command";
import { processTerminal, run } from "./terminal";

// The status is set, not exited with: what was written to a pipe must arrive whole.
void run(() => matrixCommand(process.argv.slice(2), processTerminal), processTerminal).then((status) => {
  process.exitCode = status;
});
