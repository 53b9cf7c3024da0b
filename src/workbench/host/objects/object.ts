// What one Office.js object looks like to the interpreter: everything a client may read, set or call is declared by
// name, in the client's spelling ("getUsedRange"); what is not declared fails with ApiNotFound.

import type { Area } from "../areas";
import { HostError } from "../errors";
import type { Later, WorkbookModel } from "../model";
import type { Given } from "./given";

/** What a method answers: another object (null: a null object), or a plain value. */
export type Outcome = HostObject | readonly number[] | string | number | boolean | null | void;

export type Method = (given: Given) => Later<Outcome>;

export interface Property {
  get(): unknown;
  /** The new value is argument 0. Absent: the property cannot be set. */
  set?(given: Given): Later<void>;
}

export interface HostObject {
  /** The class name in Office.js: "Worksheet". */
  readonly type: string;
  /** What the client must be told when it first meets the object, or the next request cannot name it again. */
  readonly identity?: Readonly<Record<string, string | number>>;
  /** The client holds on to such an object by a reference id between requests. */
  readonly keepsReference?: true;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly objects?: Readonly<Record<string, () => HostObject | null>>;
  readonly methods?: Readonly<Record<string, Method>>;
  /** The members of a collection. */
  readonly items?: () => readonly HostObject[];
  /** The cells behind the object, where it is a range. */
  readonly area?: Area;
}

/** Makes the objects; one file per family implements each, registry.ts puts them together. */
export interface ObjectRegistry {
  workbook(): HostObject;
  worksheets(): HostObject;
  worksheet(id: string): HostObject;
  application(): HostObject;
  tables(within: TableScope): HostObject;
  table(id: string): HostObject;
  range(area: Area): HostObject;
  /** Several areas of one sheet, at least one. */
  rangeAreas(areas: readonly Area[]): HostObject;
  rangeFormat(area: Area): HostObject;
  names(sheet: string | null): HostObject;
  settings(): HostObject;
  properties(): HostObject;
  dataValidation(area: Area): HostObject;
  conditionalFormats(area: Area): HostObject;
  /** A service by its full name ("Microsoft.ExcelServices.CustomFunctions"); null where there is none. */
  service(name: string): HostObject | null;
}

/** All tables, those of a sheet, or those that touch an area. */
export type TableScope =
  | { readonly kind: "workbook" }
  | { readonly kind: "sheet"; readonly sheet: string }
  | { readonly kind: "area"; readonly area: Area; readonly whole: boolean };

/** The events that a client has asked for. */
export interface EventRegistrations {
  register(eventType: number, target: string): void;
  unregister(eventType: number, target: string): void;
}

/** What the host knows of the add-in itself. */
export interface AddinState {
  /** The runtime of custom functions has said that it can be called. */
  functionsReady: boolean;
  /** Whether the pane is shown (Office.addin.showAsTaskpane, hide). */
  state: "Inactive" | "Background" | "Visible";
  /** Whether the add-in starts with the document (Office.addin.setStartupBehavior). */
  startState: "Inactive" | "Background" | "Visible";
}

/** What the objects work on. */
export interface ObjectContext {
  readonly model: WorkbookModel;
  readonly objects: ObjectRegistry;
  readonly events: EventRegistrations;
  readonly addin: AddinState;
}

export function isHostObject(outcome: Outcome): outcome is HostObject {
  return typeof outcome === "object" && outcome !== null && "type" in outcome;
}

/** Fails because a client asked for a member that is not declared. */
export function unknownMember(object: HostObject, name: string): never {
  const error = new HostError("ApiNotFound", `The workbook host does not implement ${object.type}.${name}.`);
  error.location = `${object.type}.${name}`;
  throw error;
}

/** The two methods by which a client starts and stops listening: `_RegisterAddedEvent`, `_UnregisterAddedEvent`. */
export function eventMethods(
  events: EventRegistrations,
  target: string,
  types: Readonly<Record<string, number>>,
): Record<string, Method> {
  const methods: Record<string, Method> = {};
  for (const [name, type] of Object.entries(types)) {
    methods[`_Register${name}Event`] = () => events.register(type, target);
    methods[`_Unregister${name}Event`] = () => events.unregister(type, target);
  }
  return methods;
}
