// The values that Excel offers while somebody types a formula. They come from the code that reads them, so that none can be
// offered that is not understood.
import { SETTINGS } from "../src/checks/infusion/setting";
import { SUBJECT_NAMES } from "../src/checks/answers/subject";
import { schemaOf } from "../src/matrix/tables";
import { isFamily, type SubjectName } from "../src/matrix/histories";
import { TOPIC_NAMES, topicOf } from "../src/matrix/topics";
import type { FunctionEnum } from "./functions-metadata";

const titleOf = (name: SubjectName): string => (isFamily(name) ? schemaOf(name).title : (topicOf(name)?.title ?? name));

const enumOf = (id: string, values: readonly { readonly value: string; readonly tooltip: string }[]): FunctionEnum => ({
  id,
  type: "string",
  // A name begins with a letter and has no blanks; the value is what stands in the formula.
  values: values.map(({ value, tooltip }) => ({ name: value, stringValue: value, tooltip })),
});

const subjects = SUBJECT_NAMES.map((name) => ({ value: name, tooltip: titleOf(name) }));

/** All enumerations, by the name that functions.json gives them. */
export const ENUMS: readonly FunctionEnum[] = [
  enumOf("FAMILY_OR_TOPIC", subjects),
  enumOf("ANY_TOPIC", [...subjects, { value: "code", tooltip: "Whether the code exists on the date" }]),
  enumOf(
    "TOPIC",
    TOPIC_NAMES.map((name) => ({ value: name, tooltip: titleOf(name) })),
  ),
  enumOf("SETTING", [
    { value: SETTINGS[0], tooltip: "The reason for the visit is initial, unless the payer says another order" },
    { value: SETTINGS[1], tooltip: "A facility's claim, by the order of facilities" },
  ]),
];

const OFFERED: Readonly<Record<string, string>> = {
  "COMPARE topic": "FAMILY_OR_TOPIC",
  "WHY topic": "ANY_TOPIC",
  "POLICY topic": "TOPIC",
  "INFUSION setting": "SETTING",
};

/**
 * The enumeration that a parameter offers; `undefined` where it offers none.
 * @example offeredBy("POLICY", "topic") //=> "TOPIC"
 */
export function offeredBy(declared: string, parameter: string): string | undefined {
  return OFFERED[`${declared} ${parameter}`];
}
