import { checkCommand } from "./check-command";
import { discardUnfinished } from "./output";
import { processTerminal, run, STOPPED } from "./terminal";

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    discardUnfinished();
    processTerminal.note("Stopped. No report was written");
    process.exit(STOPPED);
  });
}

// The status is set, not exited with: what was written to a pipe must arrive whole.
void run(() => checkCommand(process.argv.slice(2), processTerminal), processTerminal).then((status) => {
  process.exitCode = status;
});
