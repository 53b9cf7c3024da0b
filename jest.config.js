// Two projects: `unit` is plain Node; `office` is jsdom with the real office.js (test/office/environment.js).

/** ESM-only packages, which jest has to translate. */
const ESM_PACKAGES = ["hucre", "@noble/hashes"];

const compile = [
  "ts-jest",
  {
    // Types are checked once, by `npm run typecheck`.
    diagnostics: false,
    tsconfig: {
      isolatedModules: true,
      target: "es2022",
      module: "commonjs",
      moduleResolution: "node10",
      ignoreDeprecations: "6.0",
      jsx: "react-jsx",
      esModuleInterop: true,
      allowJs: true,
      resolveJsonModule: true,
    },
  },
];

const shared = {
  rootDir: __dirname,
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "cjs", "json", "node"],
  transform: { "\\.tsx?$": compile, "node_modules/.+\\.m?js$": compile },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_PACKAGES.join("|")})/)`],
};

/** Folders whose tests need Office.js or a document. */
const OFFICE_FOLDERS = ["office", "excel", "taskpane"];

module.exports = {
  projects: [
    {
      ...shared,
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", ...OFFICE_FOLDERS.map((folder) => `<rootDir>/test/${folder}/`)],
    },
    {
      ...shared,
      displayName: "office",
      testEnvironment: "<rootDir>/test/office/environment.js",
      testMatch: OFFICE_FOLDERS.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts?(x)`),
    },
  ],
};
