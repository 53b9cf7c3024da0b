import { positionOf } from "../../claims/line";
import type { ClaimSheet } from "../../claims/sheet";
import { isoOf, wordsOf, type Day } from "../../values/day";
import { counted } from "../../values/lists";
import { isWithReason, RELEASE_STATES, type Release, type ReleaseClaim, type ReleaseState } from "./release";
import { layout, type ReportCells } from "./report-cells";
import { daysWords, kindWords, reasonsOf, STATE_WORDS } from "./words";

/** What the list for the batch is made of. */
export interface BatchList {
  readonly sheet: Pick<ClaimSheet, "name" | "headerRow">;
  readonly release: Release;
  readonly asOf: Day;
  /** When the check was made, as people read it. */
  readonly checkedAt: string;
  readonly revision: string;
}

/** Reasons of one claim that are written out; the others are counted. */
const MOST_REASONS = 6;

const LEADS: Readonly<Record<ReleaseState, string>> = {
  released: "Send these.",
  look: "Somebody looks at these before they are sent: a warning, or a check that could not be made.",
  hold: "Do not send these: an error waits for a correction.",
  void: "These take an earlier claim back (frequency 8). They are no new services and are sent apart.",
};

const HEADERS = ["Claim", "Payer", "Patient", "Dates", "Rows", "Charge", "Kind", "Why"];
const CHARGE = 5;
const WIDTHS = [16, 28, 18, 18, 14, 12, 18, 80];

/** The title and the totals stand on the first page; headers are repeated by section. */
export const BATCH_REPEATED_ROWS = 1;

/**
 * The list that is handed to the person who sends the batch: the totals, and each claim once under what is done with it.
 * It holds the claims' ids and patients as the claim sheet does, and belongs into the same workbook.
 * @example batchListCells({ sheet, release, asOf, checkedAt: "3:41 pm", revision }).cells.length
 */
export function batchListCells({ sheet, release, asOf, checkedAt, revision }: BatchList): ReportCells {
  const { claims, totals } = release;
  const page = layout();
  page.title(`List for the batch of ${isoOf(asOf)}`);
  page.rows([[`Claim sheet "${sheet.name}", checked ${checkedAt} as of ${wordsOf(asOf)}, matrix ${revision}`]]);
  page.section("Totals");
  page.table(
    ["", "Claims", "Lines", "Charge", "Rows without a charge"],
    RELEASE_STATES.map((state) => {
      const { claims: n, lines, amount, withoutCharge } = totals[state];
      return [STATE_WORDS[state], n, lines, amount / 100, withoutCharge];
    }),
    [3],
  );
  for (const state of RELEASE_STATES) {
    const own = claims.filter((claim) => claim.state === state);
    page.section(`${STATE_WORDS[state]}: ${counted(own.length, "claim")}`);
    if (own.length > 0) page.rows([[LEADS[state]]]);
    page.table(
      HEADERS,
      own.map((claim) => rowOf(claim, sheet.headerRow)),
      [CHARGE],
    );
  }
  return page.done(WIDTHS);
}

function rowOf(claim: ReleaseClaim, headerRow: number): (string | number | null)[] {
  const { amount, withoutCharge, lines } = claim;
  return [
    claim.claim,
    claim.payer,
    claim.patient,
    daysWords(claim),
    rowsText([...new Set(lines.map((line) => positionOf(line) + headerRow))]),
    // A sum of nothing that is known is no zero.
    withoutCharge === lines.length ? null : amount / 100,
    kindWords(claim),
    whyText(claim),
  ];
}

/** Why a claim has its state, as one cell. */
export function whyText(claim: ReleaseClaim): string {
  const reasons = reasonsOf(claim);
  const more = reasons.length - MOST_REASONS;
  return [
    ...(isWithReason(claim) ? ["released with a reason"] : []),
    ...reasons.slice(0, MOST_REASONS),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join("; ");
}

/** Rows as people write them. @example rowsText([4, 5, 6, 9]) //=> "4-6, 9" */
function rowsText(rows: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < rows.length;) {
    const first = rows[i] ?? 0;
    let run = 1;
    while (rows[i + run] === first + run) run++;
    parts.push(run === 1 ? String(first) : `${first}-${first + run - 1}`);
    i += run;
  }
  return parts.join(", ");
}
