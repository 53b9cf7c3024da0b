// Rules for code. The walls between the layers are in .dependency-cruiser.cjs, the look of the code is prettier's.
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import office from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/** Files that may pass 320 lines, each with its reason. */
const LONG_FILES = [
  // Lists of facts: one line a fact, and nothing to understand by splitting them.
  "src/codes/data/**",
  "src/codes/reference/bundled/**",
  // The tables of the matrix: one line a column.
  "src/matrix/tables.ts",
];

/** What Office.js brings into the page. `CustomFunctions` is not here: the functions register themselves with it. */
const OFFICE_NAMES = ["Excel", "Office", "OfficeExtension"];
const OFFICE_MESSAGE = "Only src/excel talks to Excel (docs/architecture.md).";
const OFFICE_GLOBALS = OFFICE_NAMES.map((name) => ({ name, message: OFFICE_MESSAGE }));
const OFFICE_TYPES = [
  { selector: `TSQualifiedName[left.name=/^(${OFFICE_NAMES.join("|")})$/]`, message: OFFICE_MESSAGE },
];

const SYNTAX = [
  {
    selector: "ExportDefaultDeclaration",
    message: "No default exports: a thing has one name, everywhere.",
  },
  {
    selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
    message: "`as unknown as` silences the compiler: narrow the value instead.",
  },
];

/** What a view says stands in the words-*.ts beside it: in one place, to be read as a whole, and to be put into another language. */
const WORDS_MESSAGE = "What the pane says stands in src/taskpane/words-*.ts.";
const SAID = "[value=/[A-Za-z]{2}/]";
const SAYING =
  "JSXAttribute[name.name=/^(label|title|placeholder|alt|hint|header|aria-label|aria-description|validationMessage)$/]";
const VIEW_SYNTAX = [
  `JSXText${SAID}`,
  ...[SAYING, `${SAYING} > JSXExpressionContainer`, "JSXElement > JSXExpressionContainer"].flatMap((place) =>
    ["", " > ConditionalExpression", " > LogicalExpression"].flatMap((part) => [
      `${place}${part} > Literal${SAID}`,
      `${place}${part} > TemplateLiteral > TemplateElement[value.raw=/[A-Za-z]{2}/]`,
    ]),
  ),
].map((selector) => ({ selector, message: WORDS_MESSAGE }));

/** A test that does not run proves nothing. */
const TEST_SYNTAX = [
  {
    selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/]",
    message: "Every test runs.",
  },
  { selector: "CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]", message: "Every test runs." },
  {
    selector: "CallExpression[callee.property.name=/^(toBeTruthy|toBeFalsy|toBeDefined)$/]",
    message: "Say which value is expected.",
  },
];

export default tseslint.config(
  { ignores: ["dist", "dist-*", "coverage", ".cache", "node_modules"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 320, skipComments: true }],
      "no-restricted-globals": ["error", ...OFFICE_GLOBALS],
      "no-restricted-syntax": ["error", ...SYNTAX, ...OFFICE_TYPES],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: LONG_FILES, rules: { "max-lines": "off" } },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": hooks, "jsx-a11y": a11y },
    rules: { ...hooks.configs.recommended.rules, ...a11y.flatConfigs.strict.rules },
  },
  {
    files: ["src/taskpane/views/**/*.tsx"],
    rules: { "no-restricted-syntax": ["error", ...SYNTAX, ...OFFICE_TYPES, ...VIEW_SYNTAX] },
  },
  {
    files: ["src/excel/**/*.ts"],
    plugins: { "office-addins": office },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  {
    files: ["src/excel/**/*.ts", "src/workbench/**/*.ts", "test/**/*.{ts,tsx}"],
    rules: { "no-restricted-globals": "off", "no-restricted-syntax": ["error", ...SYNTAX] },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": ["error", ...SYNTAX, ...TEST_SYNTAX],
      "max-lines": ["error", { max: 600, skipComments: true }],
    },
  },
  {
    // Run by Node as they are, with what CommonJS offers.
    files: ["build/**/*.ts"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    extends: [tseslint.configs.recommended],
    rules: { "@typescript-eslint/no-require-imports": "off", "no-var": "error", "prefer-const": "error" },
  },
);
