import type { HelpPage } from "./page";
import { authPage } from "./pages/auth";
import { bundledPage } from "./pages/bundled";
import { checkPage } from "./pages/check";
import { codePage } from "./pages/code";
import { comparePage } from "./pages/compare";
import { findingsPage } from "./pages/findings";
import { genomicPage } from "./pages/genomic";
import { incidentToPage } from "./pages/incidentto";
import { policyPage } from "./pages/policy";
import { unitsPage } from "./pages/units";
import { whyPage } from "./pages/why";
import { gridPage } from "./pages/grid";
import { infusionPage } from "./pages/infusion";
import { limitPage } from "./pages/limit";
import { matrixPage } from "./pages/matrix";
import { tablePage } from "./pages/table";
import { versionPage } from "./pages/version";
import { wastagePage } from "./pages/wastage";

/** Every function's page, in the order of the index: what people ask most first. */
export const PAGES: readonly HelpPage[] = [
  checkPage,
  findingsPage,
  authPage,
  bundledPage,
  infusionPage,
  wastagePage,
  limitPage,
  codePage,
  unitsPage,
  incidentToPage,
  genomicPage,
  policyPage,
  whyPage,
  comparePage,
  gridPage,
  matrixPage,
  tablePage,
  versionPage,
];
