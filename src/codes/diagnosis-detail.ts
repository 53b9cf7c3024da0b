import { remembered } from "../values/remembered";

/**
 * Diagnoses of which it is known that a shorter form is never valid on a claim. Only neoplasms (C00-C96) and the aftercare
 * codes of chemotherapy are listed; any other diagnosis is taken as it is.
 * Source: ICD-10-CM tabular list, chapters 2 and 21; Official Guidelines section I.B.2 (code to the highest number of characters).
 */

/** The three-character neoplasm categories that have no subdivisions. */
const WHOLE_CATEGORIES: ReadonlySet<string> = new Set("C01 C07 C12 C19 C20 C23 C33 C37 C52 C55 C58 C61 C73".split(" "));

/** Prefixes whose codes have at least so many characters, without the dot. */
const AT_LEAST: readonly (readonly [prefix: string, characters: number])[] = [
  ...needs(
    5,
    "C340 C341 C343 C349 C400-C403 C408 C409 C431 C432 C436 C437 C440 C444 C448 C449 C471 C472 C491 C492 C570-C572",
  ),
  ...needs(5, "C620 C621 C629 C630 C631 C690-C696 C698 C699 C740 C741 C749 C764 C765"),
  ...needs(
    5,
    "C780 C783 C788 C790 C791 C793-C798 C810-C814 C817 C819 C820-C826 C828 C829 C830 C831 C833 C835 C837-C839",
  ),
  ...needs(
    5,
    "C840 C841 C844 C846 C847 C849 C84A C84Z C851 C852 C858 C859 C900-C903 C910 C911 C913-C916 C919 C91A C91Z",
  ),
  ...needs(5, "C920-C926 C929 C92A C92Z C930 C931 C933 C939 C93Z C940 C942-C944 C948 C950 C951 C959"),
  ...needs(6, "C441-C443 C445-C447 C500-C506 C508 C509"),
  ...needs(4, "C770"),
  ...needs(5, "Z511"),
];

/** Prefixes, of which ranges differ in the last digit, with the characters that their codes have at least. */
function needs(characters: number, prefixes: string): (readonly [prefix: string, characters: number])[] {
  return prefixes.split(" ").flatMap((text) => {
    const [from = "", to = from] = text.split("-");
    const first = Number(from.slice(-1));
    return from === to
      ? [[from, characters] as const]
      : Array.from(
          { length: Number(to.slice(-1)) - first + 1 },
          (_, i) => [`${from.slice(0, -1)}${first + i}`, characters] as const,
        );
  });
}

/** The most that any diagnosis needs. */
const MOST = Math.max(...AT_LEAST.map(([, characters]) => characters));

/**
 * How many characters a diagnosis (normalised) needs at least; `null` where it is long enough or nothing is known of it.
 * @example diagnosisTooShort("C34") //=> 4
 * @example diagnosisTooShort("C61") //=> null
 */
export function diagnosisTooShort(dx: string): number | null {
  return dx.length >= MOST ? null : needed(dx);
}

const needed = remembered(charactersNeeded);

function charactersNeeded(dx: string): number | null {
  if (/^C[0-8]\d$|^C9[0-6]$/.test(dx) && !WHOLE_CATEGORIES.has(dx)) return 4;
  for (const [prefix, characters] of AT_LEAST) if (dx.startsWith(prefix) && dx.length < characters) return characters;
  return null;
}
