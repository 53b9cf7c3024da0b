// The files of @microsoft/office-js, answered from node_modules under https://localhost/office-js/; nothing else can be fetched.
const { ResourceLoader } = require("jsdom");
const fs = require("fs");
const path = require("path");

const PAGE = "https://localhost/";
const OFFICE_JS = `${PAGE}office-js/`;
const DIST = path.join(path.dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

class OfficeJsOnly extends ResourceLoader {
  fetch(url) {
    if (!url.startsWith(OFFICE_JS)) return Promise.reject(new Error(`Tests have no network: ${url}`));
    return fs.promises.readFile(path.join(DIST, url.slice(OFFICE_JS.length).split("?")[0]));
  }
}

/** What Fluent and the add-in use and jsdom lacks. */
function addWhatIsMissing(window) {
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.structuredClone ??= structuredClone;
  window.TextEncoder ??= TextEncoder;
  window.TextDecoder ??= TextDecoder;
}

module.exports = { PAGE, OfficeJsOnly, addWhatIsMissing };
