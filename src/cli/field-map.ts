import { fieldOfHeader, type Field } from "../claims/fields";
import { decodeText } from "../files/bytes";
import { UnusableFile, wordsOfError } from "../files/problem";

const fieldNamed = (text: string): Field | null => {
  const mapped = fieldOfHeader(text);
  return mapped && mapped.part === 0 ? mapped.field : null;
};

/**
 * Reads which header of a claim file holds which field: `{"Payer": "Ins"}` (field to header), or `{"Ins": "Payer"}` (header to field).
 * @returns headers to fields
 * @throws UnusableFile where it is no JSON object of texts, or an entry names no field
 */
export function readFieldMap(bytes: Uint8Array, file: string): Map<string, Field> {
  let content: unknown;
  try {
    content = JSON.parse(decodeText(bytes, file));
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile({
      file,
      message: `is not JSON (${wordsOfError(error)}). Write it as {"Payer": "Ins", "CPT": "Proc"}`,
    });
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new UnusableFile({ file, message: 'is not a JSON object. Write it as {"Payer": "Ins", "CPT": "Proc"}' });
  }
  const entries = Object.entries(content);
  // One direction for the whole file: "Line" and "Claim" may be a header of the file as well as fields.
  const fieldsFirst = entries.every(([key]) => fieldNamed(key) !== null);
  const map = new Map<string, Field>();
  for (const [key, value] of entries) {
    if (typeof value !== "string") throw new UnusableFile({ file, message: `"${key}" is not mapped to a text` });
    const [name, header] = fieldsFirst ? [key, value] : [value, key];
    const field = fieldNamed(name);
    if (!field)
      throw new UnusableFile({
        file,
        message: `neither "${key}" nor "${value}" is a field of a claim line. Fields are named as in docs/terminal.md`,
      });
    map.set(header.trim(), field);
  }
  return map;
}
