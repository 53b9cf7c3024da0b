/** The pane at a zoom of 200 %: its narrowest 320 pixels are 160 of the page's. What stands side by side stands one below the other then. */
export const NARROW = "@media (max-width: 240px)";

/** Whether the pane is so narrow now. */
export const isNarrowNow = (): boolean => window.innerWidth <= 240;
