/** What fixes findings in the sheet, and checks edited lines again: it comes after the first screen. */
export const loadFixes = () => import(/* webpackChunkName: "fixes" */ "./fixes");
