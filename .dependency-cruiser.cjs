// The walls between the layers (docs/architecture.md): arrows point down only.
const layers = {
  values: [],
  codes: ["values"],
  matrix: ["values", "codes"],
  claims: ["values", "codes"],
  checks: ["values", "codes", "matrix", "claims"],
  x12: ["values"],
  remittances: ["values", "codes", "claims", "x12"],
  learning: ["values", "codes", "matrix", "claims", "checks", "x12", "remittances"],
  audits: ["values", "codes", "matrix", "claims", "checks"],
  files: ["values", "codes", "matrix", "claims", "x12", "remittances"],
  plans: ["values", "codes", "matrix", "claims"],
  storage: ["values", "codes", "matrix"],
  functions: ["values", "codes", "matrix", "claims", "checks", "excel", "storage"],
  excel: ["values", "codes", "matrix", "claims", "checks", "plans"],
  taskpane: [
    "values",
    "codes",
    "matrix",
    "claims",
    "checks",
    "plans",
    "excel",
    "files",
    "storage",
    "remittances",
    "learning",
    "audits",
  ],
  // The sample workbook shows the examples of the help pages, which are data.
  cli: [
    "values",
    "codes",
    "matrix",
    "claims",
    "checks",
    "files",
    "plans",
    "functions/help",
    "remittances",
    "learning",
    "audits",
  ],
  // The workbench plays Excel's part: it knows files (to open and save .xlsx) and nothing else of the domain.
  workbench: ["values", "files"],
};
const forbidden = Object.entries(layers).map(([layer, below]) => ({
  name: `${layer}-imports-only-what-is-below`,
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: `^src/(${[layer, ...below].join("|")})/` },
}));
forbidden.push(
  { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
  {
    name: "only-known-folders",
    severity: "error",
    from: { path: "^src/", pathNot: `^src/(${Object.keys(layers).join("|")})/` },
    to: {},
  },
  { name: "resolvable", severity: "error", from: { path: "^src/" }, to: { couldNotResolve: true } },
);
module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
