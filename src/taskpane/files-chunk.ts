/** What the pane reads from files: a chunk of its own, since most days nobody chooses a file. */
export { decodeText, kindOfFile } from "../files/bytes";
export { fileOfBlob } from "../files/cms/cms-file";
export { parseCsvText } from "../files/csv";
export { readMatrixWorkbook } from "../files/matrix-files";
export { UnusableFile } from "../files/problem";
export { readWorkbook } from "../files/xlsx-read";
