// jsdom with the real office.js (office-js-only.js).
const { TestEnvironment } = require("jest-environment-jsdom");
const { PAGE, OfficeJsOnly, addWhatIsMissing } = require("./office-js-only");

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
    addWhatIsMissing(this.global);
  }
};
