import { textOf } from "../values/cell";

/** Which Excel this is, for a report. @example excelInWords() //=> "16.0.17328.20068 on PC (Excel)" */
export function excelInWords(): string {
  const { host, platform, version } = Office.context.diagnostics;
  return `${textOf(version)} on ${textOf(platform)} (${textOf(host)})`;
}
