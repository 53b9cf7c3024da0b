import { inFamily } from "../codes/families";
import { hasRole } from "../codes/modifiers";
import { providerRelation } from "../claims/groups";
import { about } from "./about";
import type { EncounterCheck, PublicSource } from "./check";
import type { EncounterContext } from "./context";
import type { CheckFamily, CheckId } from "./ids";
import { tellPairs } from "./pair-findings";
import type { Report } from "./report";

/**
 * A check that explains pairs of the table in the words of its rule; the pair is told here and not again as NCCI-PTP.
 * @param isOfPair the codes of which each of its pairs has one (`OWNERS` in pair-findings.ts)
 */
function namedPair(
  id: CheckId,
  name: string,
  family: CheckFamily,
  why: string,
  source: PublicSource,
  isOfPair: (code: string) => boolean,
): EncounterCheck {
  return {
    id,
    name,
    family,
    scope: "encounter",
    severity: "error",
    why,
    fields: [],
    source,
    about: isOfPair,
    run: (context, report) => tellPairs(context, report, id),
  };
}

/** A code is no pair with itself; the same line twice is ADM-02, and what is left is the same visit by two of one specialty. */
function tellSameVisitTwice(context: EncounterContext, report: Report): void {
  const visits = context.lines.filter(
    (line) => inFamily(line.code, "office_visit", line.dos) || inFamily(line.code, "home_visit", line.dos),
  );
  for (const line of visits) {
    const first = visits.find(
      (other) => other.index < line.index && other.code === line.code && other.renderingNpi !== line.renderingNpi,
    );
    if (!first || first.renderingNpi === "" || line.renderingNpi === "") continue;
    const relation = providerRelation(first, line);
    if (relation === "different" || [first, line].some(({ mods }) => mods.some((mod) => hasRole(mod, "visitOnly"))))
      continue;
    const only = relation === "same" ? "" : ", if both practitioners have the same specialty";
    report.find({
      lines: [line, first],
      lacking: ["Mods"],
      severity: relation === "same" ? "error" : "warning",
      message: `${line.code} stands twice that day, by two practitioners: one visit a day is paid to a group and specialty${only}`,
      fix: {
        text: `Combine both into the level that the day supports and remove line ${line.index}, or add 25 to it if it was for an unrelated problem`,
        changes: [],
      },
    });
  }
}

/** EM-02: a visit beside drug administration needs 25 on the visit. */
export const visitWithAdministration = namedPair(
  "EM-02",
  "Visit with drug administration",
  "Visits",
  "Drug administration includes the usual visit. A significant, separate visit on the same day is paid with modifier 25 on the visit's line, not on the infusion's.",
  { title: "NCCI policy manual, chapter 11; NCCI pairs", mark: "D", from: "2020-01-01" },
  about("visit"),
);

/** EM-03: a nurse visit is never paid beside an injection or infusion. */
export const nurseVisitWithAdministration = namedPair(
  "EM-03",
  "Nurse visit with drug administration",
  "Visits",
  "99211 is never paid with an injection, infusion or chemotherapy code on the same day, and 25 does not help.",
  { title: "IOM 100-04 chapter 12 §30.5; NCCI pairs", mark: "D" },
  about("nurse_visit"),
);

const oneVisit = namedPair(
  "EM-08",
  "Two visits on one day",
  "Visits",
  "One practitioner, or one group and specialty, is paid one visit a day; combine them into the level that both support, unless the second was unrelated.",
  { title: "NCCI pairs; IOM 100-04 chapter 12", mark: "D" },
  about("visit", "office_visit", "home_visit"),
);

/** EM-08: two visits on one day, of two levels (a pair) or of the same one. */
export const twoVisits: EncounterCheck = {
  ...oneVisit,
  run(context, report) {
    oneVisit.run(context, report);
    tellSameVisitTwice(context, report);
  },
};

/** INF-11: a port flush is paid only alone. */
export const portFlushAlone = namedPair(
  "INF-11",
  "Port flush beside another service",
  "Infusion and injection",
  "96523 is paid only when it is the sole service of the day; beside any other it is included.",
  { title: "NCCI pairs; Medicare physician fee schedule status T", mark: "D" },
  about("port_flush"),
);

/** INF-12: blood from a port only with laboratory tests. */
export const portDrawOnlyForLab = namedPair(
  "INF-12",
  "Blood draw from a port beside another service",
  "Infusion and injection",
  "36591 and 36592 are paid only beside laboratory tests; with an infusion, a visit or a venipuncture they are included.",
  { title: "NCCI pairs; Medicare physician fee schedule status T", mark: "D" },
  about("port_blood_draw"),
);

/** INF-18: an injection beside an infusion or push. */
export const injectionBesideInfusion = namedPair(
  "INF-18",
  "Injection beside an infusion or push",
  "Infusion and injection",
  "96372 beside chemotherapy administration or a push needs 59 or XU to say that it was a separate injection of another drug.",
  { title: "NCCI pairs", mark: "D" },
  (code) => code === "96372",
);

/** LAB-01: a panel and its parts. */
export const panelWithParts = namedPair(
  "LAB-01",
  "Panel with its parts",
  "Laboratory and molecular",
  "A laboratory panel includes its single tests; a part repeated later the same day for a reason of its own takes 91 or 59.",
  { title: "NCCI pairs", mark: "D" },
  about("lab_panel"),
);

/** LAB-03: two blood counts. */
export const twoBloodCounts = namedPair(
  "LAB-03",
  "Two blood counts",
  "Laboratory and molecular",
  "85025 includes 85027 and 85007.",
  { title: "NCCI pairs", mark: "D" },
  about("blood_count"),
);

/** LAB-06: screening and diagnostic PSA. */
export const screeningAndDiagnosticPsa = namedPair(
  "LAB-06",
  "Screening and diagnostic PSA",
  "Laboratory and molecular",
  "G0103 is Medicare's screening test and 84153 the diagnostic one; one blood draw is one of them.",
  { title: "NCCI pairs", mark: "D" },
  (code) => code === "G0103",
);

/** MOL-04: a gene that is already in the panel. */
export const geneInPanel = namedPair(
  "MOL-04",
  "Gene already in the panel",
  "Laboratory and molecular",
  "A panel includes the genes it tests; a single gene, or a smaller panel, beside it is bundled unless it was another specimen.",
  { title: "NCCI pairs", mark: "D" },
  about("molecular_panel"),
);
