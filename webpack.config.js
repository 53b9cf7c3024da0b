// Builds the add-in: `npm run build` (dist, what a server publishes) and `npm run build:dev` (dist-dev, with the workbench).
//
//   --env url=https://host/path/   where it will be served; the manifest and functions.json are written for it (`npm run build -- --url …`)
//   --env excel                    a development build for real Excel (dist-excel): Office.js from Microsoft's CDN
//
// Pane and functions share one page, one webpack runtime and so one copy of every module: a matrix that a formula has read
// is there for the pane. What the build itself is made of stands in build/, in TypeScript.
require("tsx/cjs");
const path = require("path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const { DefinePlugin, IgnorePlugin } = require("webpack");
const { baseUrl, rewriteManifest } = require("./build/urls.ts");
const { buildId } = require("./build/build-id.ts");
const { CustomFunctionsPlugin } = require("./build/functions-plugin.ts");
const { SecurityPolicyPlugin, securityPolicy } = require("./build/security-policy.ts");
const { BuildIdPlugin } = require("./build/build-id-plugin.ts");
const { START } = require("./src/taskpane/words-start.ts");
const { ManifestScriptPlugin } = require("./build/manifest-script.ts");

const OFFICE_JS_CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** The files of @microsoft/office-js that desktop Excel on Windows loads: what the workbench plays. */
const OFFICE_JS_FILES = ["office.js", "excel-win32-16.01.js", "en-us/office_strings.js"];

/** The entries that stand in the pane's page. */
const PANE = ["functions", "taskpane"];

module.exports = (env = {}, argv = {}) => {
  const production = argv.mode === "production";
  const workbench = !production && !env.excel;
  const base = baseUrl(env.url, production);
  const outputFolder = production ? "dist" : workbench ? "dist-dev" : "dist-excel";
  const id = buildId(__dirname);
  // What is published has its content in its name: a page asks for the very files that it was built with, whatever a cache holds.
  const named = production ? "[name].[contenthash:6]" : "[name]";

  return {
    mode: production ? "production" : "development",
    target: ["web", "es2022"],
    // The pane's policy forbids eval, so source maps are files.
    devtool: production ? false : "source-map",
    entry: {
      functions: "./src/functions/functions.ts",
      // What the functions have stands on the page already: no chunk of the pane brings it again.
      taskpane: { import: "./src/taskpane/taskpane.tsx", dependOn: "functions" },
      ...(workbench ? { workbench: "./src/workbench/page/workbench.ts" } : {}),
    },
    output: {
      path: path.resolve(__dirname, outputFolder),
      filename: `${named}.js`,
      // Beside the page, wherever that is served from.
      publicPath: "",
      chunkFilename: `${named}.js`,
      // The sample workbook is written by `npm start`, after the build.
      clean: { keep: "sample.xlsx" },
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: { loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    plugins: [
      new DefinePlugin({ BUILD_ID: JSON.stringify(id) }),
      new BuildIdPlugin(id),
      new CustomFunctionsPlugin({ folder: path.resolve(__dirname, "src/functions"), baseUrl: base }),
      new MiniCssExtractPlugin({ filename: `${named}.css` }),
      ...(production ? [new ManifestScriptPlugin("functions")] : []),
      new HtmlWebpackPlugin({
        filename: "taskpane.html",
        template: "./src/taskpane/taskpane.html",
        chunks: PANE,
        chunksSortMode: "manual",
        start: START,
        officeJs: workbench ? "office-js/office.js" : OFFICE_JS_CDN,
      }),
      new SecurityPolicyPlugin({ page: "taskpane.html", policy: securityPolicy(!workbench) }),
      new CopyPlugin({
        patterns: [
          {
            from: "manifest.xml",
            transform: (text) => rewriteManifest(String(text), base),
          },
          { from: "assets/*.png" },
          ...(workbench ? OFFICE_JS_FILES.map(officeJsFile) : []),
        ],
      }),
      ...(workbench ? workbenchPlugins() : []),
    ],
    optimization: {
      runtimeChunk: "single",
      // React's development build makes the grid's editor four times slower than it is.
      nodeEnv: "production",
      splitChunks: { cacheGroups: chunkGroups() },
    },
    ...(production ? {} : { cache: diskCache(outputFolder) }),
    performance: { hints: false },
    stats: "errors-warnings",
  };
};

/** Development builds begin where the last one ended; a changed configuration begins anew. */
function diskCache(name) {
  return {
    type: "filesystem",
    cacheDirectory: path.resolve(__dirname, ".cache/webpack"),
    buildDependencies: { config: [__filename] },
    name,
  };
}

/** The workbench's own page, and what to leave out of its grid. */
function workbenchPlugins() {
  return [
    new HtmlWebpackPlugin({
      filename: "workbench.html",
      template: "./src/workbench/page/workbench.html",
      chunks: ["workbench"],
    }),
    // Univer splits words of some 70 languages; English stays, of both kinds: it always loads the British one.
    new IgnorePlugin({
      checkResource: (request, context) =>
        /engine-render/.test(context) &&
        /^\.\/[a-z]{2,3}(-[\w-]+)?-[\w-]{8}\.js$/.test(request) &&
        !/^\.\/(index|en-us|en-gb)/.test(request),
    }),
  ];
}

/**
 * The pane's chunks. `plans`: what is to be written, which several later chunks share. `reference`: facts, that is code lists and lives, the bundled national tables and the starter matrix, which
 * change with CMS and not with the code. `domain`: what the functions stand on, and the pane with them. `vendor`: React and Fluent, which only the pane needs.
 */
function chunkGroups() {
  const ofThePane = (chunk) => chunk.name !== "workbench";
  const module = (pattern) => new RegExp(pattern.replaceAll("/", "[\\\\/]"));
  return {
    default: false,
    defaultVendors: false,
    reference: {
      test: module("/src/(codes/data|codes/reference/bundled|matrix/starter)"),
      name: "reference",
      chunks: ofThePane,
      enforce: true,
      priority: 3,
    },
    domain: {
      test: module("/src/(?!functions/)"),
      name: "domain",
      chunks: (chunk) => chunk.name === "functions",
      enforce: true,
      priority: 2,
    },
    plans: {
      test: module("/src/plans/"),
      name: "plans",
      chunks: (chunk) => ofThePane(chunk) && !PANE.includes(chunk.name),
      enforce: true,
      priority: 2,
    },
    vendor: {
      test: module("/node_modules/"),
      name: "vendor",
      chunks: (chunk) => chunk.name === "taskpane",
      enforce: true,
      priority: 1,
    },
  };
}

function officeJsFile(file) {
  // Copied as they are: `minimized` keeps webpack from touching them.
  return { from: `node_modules/@microsoft/office-js/dist/${file}`, to: `office-js/${file}`, info: { minimized: true } };
}
