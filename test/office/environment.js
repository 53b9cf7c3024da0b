// jsdom with the real office.js: the files of @microsoft/office-js are answered from node_modules under
// https://localhost/office-js/, and nothing else can be fetched.
const { TestEnvironment } = require("jest-environment-jsdom");
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

module.exports = class OfficeEnvironment extends TestEnvironment {
  constructor(config, context) {
    const testEnvironmentOptions = {
      url: PAGE,
      pretendToBeVisual: true,
      ...config.projectConfig.testEnvironmentOptions,
      resources: new OfficeJsOnly(),
    };
    super({ ...config, projectConfig: { ...config.projectConfig, testEnvironmentOptions } }, context);
  }

  async setup() {
    await super.setup();
    // What Fluent and the add-in use and jsdom lacks.
    this.global.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    this.global.structuredClone ??= structuredClone;
    this.global.TextEncoder ??= TextEncoder;
    this.global.TextDecoder ??= TextDecoder;
  }
};
