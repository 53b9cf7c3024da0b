import { createRoot } from "react-dom/client";
import { registerCommands } from "../excel/commands";
import { whenReady } from "../excel/ready";
import { paneOfExcel } from "./pane-of-excel";
import { App } from "./views/app";

void whenReady().then(() => {
  const root = document.getElementById("root");
  if (!root) return;
  const pane = paneOfExcel();
  registerCommands({ checkSheet: pane.check, createMatrix: pane.createMatrix, selfTest: pane.selfTest });
  createRoot(root).render(<App pane={pane} />);
  void pane.start();
});
