import { remembered } from "../values/remembered";

/**
 * What a code, modifier, diagnosis, NPI or NDC looks like. Shapes only: whether a code exists on a date is the lifecycle's question.
 * Sources: CPT and HCPCS Level II code formats; ICD-10-CM Official Guidelines (3 to 7 characters, letter and digit first);
 * 45 CFR 162.406 (NPI with the ISO Luhn check digit over the prefix 80840); 21 CFR 207.33 (NDC), written 5-4-2 on claims.
 */

const CPT_OR_HCPCS = /^(?:\d{5}|\d{4}[FTUMA]|[A-V]\d{4})$/;
const MODIFIER = /^[A-Z0-9]{2}$/;
const DIAGNOSIS = /^[A-TV-Z]\d[0-9AB](?:[0-9A-Z]{0,4})$/;
const U_DIAGNOSIS = /^U\d[0-9A-Z](?:[0-9A-Z]{0,4})$/;
const PLACE = /^\d{2}$/;

/** A code as it is compared: upper case, no white space. @example normalCode(" j9271 ") //=> "J9271" */
export function normalCode(text: string): string {
  return text.trim().toUpperCase();
}

/** Whether a text has the shape of a CPT or HCPCS code. @example isCodeShape("0540T") //=> true */
export function isCodeShape(code: string): boolean {
  return CPT_OR_HCPCS.test(code);
}

/** Whether a text has the shape of a modifier. @example isModifierShape("25") //=> true */
export function isModifierShape(modifier: string): boolean {
  return MODIFIER.test(modifier);
}

/** A diagnosis as it is compared: upper case, without its dot. @example normalDiagnosis("c34.11") //=> "C3411" */
export function normalDiagnosis(text: string): string {
  return text.trim().toUpperCase().replace(".", "");
}

/** Whether a normalised text has the shape of an ICD-10-CM diagnosis. @example isDiagnosisShape("C3411") //=> true */
export function isDiagnosisShape(diagnosis: string): boolean {
  return DIAGNOSIS.test(diagnosis) || U_DIAGNOSIS.test(diagnosis);
}

/** A diagnosis as people read it, with its dot. @example diagnosisText("C3411") //=> "C34.11" */
export function diagnosisText(diagnosis: string): string {
  return diagnosis.length > 3 ? `${diagnosis.slice(0, 3)}.${diagnosis.slice(3)}` : diagnosis;
}

/** Whether a text is a two-digit place of service. */
export function isPlaceShape(place: string): boolean {
  return PLACE.test(place);
}

/**
 * Whether ten digits are a valid NPI: Luhn check over 80840 and the number.
 * @example isNpi("1234567893") //=> true
 */
export const isNpi: (text: string) => boolean = remembered(passesCheckDigit);

function passesCheckDigit(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  let sum = 24; // what the prefix 80840 adds to the Luhn sum
  for (let i = 0; i < 10; i++) {
    const digit = text.charCodeAt(9 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * An NDC in its 11 digits, from 11 digits or 5-4-2; `null` where it is neither (a ten-digit NDC cannot be padded without knowing its form).
 * @example normalNdc("50242-0060-01") //=> "50242006001"
 */
export function normalNdc(text: string): string | null {
  const s = text.trim().replace(/^N4/i, "");
  if (/^\d{11}$/.test(s)) return s;
  return /^\d{5}-\d{4}-\d{2}$/.test(s) ? s.replaceAll("-", "") : null;
}
