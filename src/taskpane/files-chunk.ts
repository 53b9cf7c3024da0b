/** What the pane reads from files: a chunk of its own, since most days nobody chooses a file. */
export { decodeText, kindOfFile } from "../files/bytes";
export { fileOfBlob } from "../files/cms/cms-file";
export { importMeter } from "../files/cms/progress";
export { allRows } from "../files/cms/read-file";
export { tableFilesOf } from "../files/cms/table-files";
export { importReference } from "../files/cms/import-reference";
export { parseCsvText } from "../files/csv";
export { handOverBytes } from "../files/hand-over-file";
export { readExport } from "../files/export-file";
export { readMatrixWorkbook } from "../files/matrix-files";
export { UnusableFile } from "../files/problem";
export { readWorkbook } from "../files/xlsx-read";
export { readRemittanceFile } from "../files/remittance-file";
export { formBytes, readFormFile } from "../files/form-file";
