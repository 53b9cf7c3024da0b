import HtmlWebpackPlugin from "html-webpack-plugin";
import type { Compiler } from "webpack";

/**
 * Hosts that Office.js itself loads scripts from. appsforoffice serves office.js and the file for the host at hand;
 * ajax.aspnetcdn.com serves MicrosoftAjax.js, which older hosts make office.js fetch.
 */
const OFFICE_SCRIPT_HOSTS = ["https://appsforoffice.microsoft.com", "https://ajax.aspnetcdn.com"];

/** Excel on the web shows its own "this host is not trusted" page in a frame from the CDN. */
const OFFICE_FRAME_HOSTS = ["https://appsforoffice.microsoft.com"];

/**
 * The pane's Content-Security-Policy: nothing but its own files, and Office.js from Microsoft's CDN in production.
 *
 * - `connect-src 'self'`: claims cannot leave the computer, whatever the code does; the pane reads its own reference
 *   files. Office.js's telemetry is refused by this too; it does without.
 * - `worker-src 'self'`: national tables are read beside the pane; without it `script-src` would let Office's hosts start workers.
 * - `style-src 'unsafe-inline'`: Fluent writes its rules into style elements, and Office.js styles a dialog inline.
 *   Inline and evaluated scripts stay forbidden.
 * - A policy in a page cannot say who may frame it: the server that hosts the add-in does (docs/excel.md).
 *
 * @param officeFromCdn false in the workbench, where Office.js is served beside the pane
 */
export function securityPolicy(officeFromCdn: boolean): string {
  const scripts = officeFromCdn ? OFFICE_SCRIPT_HOSTS : [];
  const frames = officeFromCdn ? OFFICE_FRAME_HOSTS : ["'none'"];
  return [
    "default-src 'none'",
    ["script-src", "'self'", ...scripts].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    ["frame-src", ...frames].join(" "),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Writes the policy as the first thing in a page's head: it binds only what comes after it. */
export class SecurityPolicyPlugin {
  constructor(private readonly options: { readonly page: string; readonly policy: string }) {}

  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap("SecurityPolicyPlugin", (compilation) => {
      HtmlWebpackPlugin.getCompilationHooks(compilation).beforeEmit.tap("SecurityPolicyPlugin", (data) => {
        if (data.outputName !== this.options.page) return data;
        const meta = `<meta http-equiv="Content-Security-Policy" content="${this.options.policy}" />`;
        return { ...data, html: data.html.replace(/<head>/i, (head) => `${head}${meta}`) };
      });
    });
  }
}
