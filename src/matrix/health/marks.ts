import type { Day } from "../../values/day";
import type { Rule } from "../rules";
import { lastDay } from "./terms";

/** What a row is marked with, in the list of health and wherever rules are shown: one place says when. */

/** A row that nobody compared with its source for so long is due. */
const REVIEW_AFTER: Day = 90;
/** How long before its end a row is told. */
const ENDS_WITHIN: Day = 30;
const EXAMPLE = /^example\b/i;

/** Whether a row only shows how a rule is written. @example isExample("Example - replace") //=> true */
export const isExample = (source: string): boolean => EXAMPLE.test(source);

/** Whether a row is one that somebody has to keep up: it has not ended, and is no example. */
export const isKept = (rule: Rule, asOf: Day): boolean => !isExample(rule.source) && lastDay(rule) >= asOf;

/** Whether it is time to compare a row with its source: never done, or more than 90 days ago. */
export const isDueForReview = (rule: Rule, asOf: Day): boolean =>
  isKept(rule, asOf) && (rule.reviewed === null || asOf - rule.reviewed > REVIEW_AFTER);

/** Whether a row ends within 30 days; whether another follows it is for the rows of its history to tell. */
export const endsSoon = (rule: Rule, asOf: Day): boolean =>
  rule.to !== null && rule.to >= asOf && rule.to <= asOf + ENDS_WITHIN;
