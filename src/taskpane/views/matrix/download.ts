const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file to hand over: a workbook where its type is not said. */
export interface FileToDownload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
}

/** Hands a file to the browser's downloads. Some web views of Excel have none: a new workbook is the other way. */
export function downloadFile({ name, bytes, type = XLSX }: FileToDownload): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken what it needs when the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
