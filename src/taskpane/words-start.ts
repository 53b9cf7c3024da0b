/** What the page says where the pane has not started after some seconds: the build writes it into the page, as no script may have come. */
export const START = {
  title: "The add-in has not started",
  text: "Look whether this computer is online, then close the pane and open it again. If it stays so, close all Office programs and empty Excel's add-in cache: Excel may be asking for files of an older version that are gone.",
} as const;
