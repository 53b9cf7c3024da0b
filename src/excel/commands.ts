/** The buttons of the ribbon that run code (manifest.xml names them so). */
export type RibbonCommand = "checkSheet" | "createMatrix" | "selfTest";

/** Runs when a button is pressed. What it returns is awaited before Excel frees the button. */
export type RibbonActions = Readonly<Record<RibbonCommand, () => void | Promise<void>>>;

/** Ties the ribbon's buttons to what they do. The pane is shown first, so that the result is seen. */
export function registerCommands(actions: RibbonActions): void {
  const commands: readonly RibbonCommand[] = ["checkSheet", "createMatrix", "selfTest"];
  for (const command of commands) {
    Office.actions.associate(command, async (event: Office.AddinCommands.Event) => {
      try {
        await Office.addin.showAsTaskpane();
        await actions[command]();
      } finally {
        event.completed();
      }
    });
  }
}
