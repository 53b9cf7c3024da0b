import { counted, table } from "./run.mjs";

/** Time zones. */
export function places() {
  const { zones, moments } = counted({ project: "unit", path: "test/places", variable: "PLACES_FIGURES" });
  return `## Time zones

Today and the moments of the history are the user's own, compared with the platform's time zone tables; a day's text reads back as the same day everywhere.

${table([
  [`time zones (${zones.join(", ")})`, zones.length],
  ["moments compared", moments],
])}`;
}
