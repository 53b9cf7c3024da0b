// Projects: `unit` is plain Node; `office` is jsdom with the real office.js (test/office/environment.js); `build` looks at a
// production build, and `browser` drives the workbench's build in Chromium: `npm test` makes both first.

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

/** Folders whose tests need a build. */
const BUILT_FOLDERS = ["build", "browser"];

const below = (folder) => `<rootDir>/test/${folder}/`;

module.exports = {
  projects: [
    {
      ...shared,
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", ...[...OFFICE_FOLDERS, ...BUILT_FOLDERS].map(below)],
    },
    {
      ...shared,
      displayName: "office",
      testEnvironment: "<rootDir>/test/office/environment.js",
      setupFilesAfterEnv: ["<rootDir>/test/office/patience.ts"],
      testMatch: OFFICE_FOLDERS.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts?(x)`),
    },
    ...BUILT_FOLDERS.map((folder) => ({
      ...shared,
      displayName: folder,
      testEnvironment: "node",
      testMatch: [`<rootDir>/test/${folder}/**/*.test.ts`],
      setupFilesAfterEnv: folder === "browser" ? ["<rootDir>/test/browser/setup.ts"] : [],
    })),
  ],
};
