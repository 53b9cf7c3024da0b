import type * as files from "../files-chunk";

/** Waits for the code that reads files; it is asked for when the first file is chosen. */
export const loadFiles = (): Promise<typeof files> => import(/* webpackChunkName: "files" */ "../files-chunk");
