// The protocol of Office.js ("ProcessQuery"): a request is a list of actions over object paths, the answer a list of
// results by action. Results before a failure stand, as in Excel. The requests and answers of every kind were taken
// from the client itself (@microsoft/office-js 1.1.110).

import { fail, HostError } from "./errors";
import { readGiven } from "./objects/given";
import { type HostObject, isHostObject, type ObjectContext, type Outcome, unknownMember } from "./objects/object";
import { query, type QueryInfo } from "./query";

/** ActionType of a request's actions. */
const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5, update: 9 } as const;

/** ObjectPathType of a request's object paths. */
const PATH = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  /** For each argument 0, or the path of the object that stands there. */
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

interface ObjectPath {
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

export interface HostRequest {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface HostResponse {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

export interface Interpreter {
  /** Answers one request. Requests must come one at a time. Never rejects: a failure is part of the answer. */
  process(request: HostRequest): Promise<HostResponse>;
}

/** An interpreter over a workbook. It keeps the objects that the client refers to from one request to the next. */
export function createInterpreter(context: ObjectContext): Interpreter {
  const references = new References();
  return {
    async process(request) {
      const { model } = context;
      model.beginRequest();
      try {
        return await run(request, context, references);
      } finally {
        await model.endRequest();
      }
    },
  };
}

/** The objects that the client holds by id. Ranges do not move with inserted rows while they are held. */
class References {
  private readonly byId = new Map<string, HostObject>();
  private readonly ids = new Map<HostObject, string>();
  private next = 1;

  keep(object: HostObject): void {
    if (this.ids.has(object)) return;
    const id = `reference-${this.next++}`;
    this.ids.set(object, id);
    this.byId.set(id, object);
  }

  get(id: string): HostObject {
    return this.byId.get(id) ?? fail("InvalidReference", `No object is held under the reference ${id}.`);
  }

  idOf(object: HostObject): string | undefined {
    return this.ids.get(object);
  }

  remove(id: string): void {
    const object = this.byId.get(id);
    this.byId.delete(id);
    if (object) this.ids.delete(object);
  }
}

async function run(request: HostRequest, context: ObjectContext, references: References): Promise<HostResponse> {
  const resolve = createResolver(request, context, references);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      const value = await perform(action, resolve, references);
      results.push({ ActionId: action.Id, Value: value });
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
    } catch (error) {
      const known = error instanceof HostError ? error : hostFault(error);
      return {
        Results: results,
        TraceIds: traces,
        Error: {
          Code: known.code,
          Message: known.message,
          Location: known.location ?? "",
          ActionIndex: index,
          HttpStatusCode: known.code === "ItemNotFound" || known.code === "ApiNotFound" ? 404 : 400,
        },
      };
    }
  }
  return { Results: results, TraceIds: traces };
}

/** A mistake in the host itself: told to the client, which would otherwise wait for ever, and to the console. */
function hostFault(error: unknown): HostError {
  console.error("The workbook host failed", error);
  return new HostError("GeneralException", `The workbook host failed: ${String(error)}`);
}

type Resolve = {
  object(pathId: number): Promise<HostObject | null>;
  args(info: ArgumentInfo | undefined): Promise<readonly unknown[]>;
};

/** Object paths are evaluated once each, when first needed: a path may be a call with an effect, such as "add". */
function createResolver({ ObjectPaths }: HostRequest, context: ObjectContext, references: References): Resolve {
  const known = new Map<number, HostObject | null>();

  async function evaluate(path: ObjectPath): Promise<HostObject | null> {
    const { objects } = context;
    if (path.ObjectPathType === PATH.global) return objects.workbook();
    if (path.ObjectPathType === PATH.nullObject) return null;
    if (path.ObjectPathType === PATH.reference) return references.get(path.Name);
    if (path.ObjectPathType === PATH.newObject) {
      return objects.service(path.Name) ?? fail("ApiNotFound", `The host has no service ${path.Name}.`);
    }
    const parent = path.ParentObjectPathId === undefined ? null : await object(path.ParentObjectPathId);
    if (parent === null) return null;
    if (path.ObjectPathType === PATH.property) return navigate(parent, memberName(path.Name));
    if (path.ObjectPathType === PATH.method || path.ObjectPathType === PATH.indexer) {
      const name = path.ObjectPathType === PATH.indexer ? "getItem" : memberName(path.Name);
      const outcome = await call(parent, name, await args(path.ArgumentInfo));
      if (outcome === null || isHostObject(outcome)) return outcome;
      return fail("ApiNotFound", `${parent.type}.${name} gives no object.`);
    }
    return fail("GeneralException", `The host does not know ObjectPathType ${path.ObjectPathType}.`);
  }

  async function object(pathId: number): Promise<HostObject | null> {
    const cached = known.get(pathId);
    if (cached !== undefined) return cached;
    const path = ObjectPaths[pathId] ?? fail("InvalidReference", `The request has no object path ${pathId}.`);
    const found = await evaluate(path);
    known.set(pathId, found);
    return found;
  }

  async function args(info: ArgumentInfo | undefined): Promise<readonly unknown[]> {
    const values = info?.Arguments ?? [];
    const paths = info?.ReferencedObjectPathIds ?? [];
    const substituted = [...values];
    for (const [index, path] of paths.entries()) {
      if (Array.isArray(path)) fail("ApiNotFound", "The host takes no list of objects as an argument.");
      if (typeof path === "number" && path !== 0) substituted[index] = await object(path);
    }
    return substituted;
  }

  return { object, args };
}

async function perform(action: Action, resolve: Resolve, references: References): Promise<unknown> {
  if (action.ActionType === ACTION.trace) return null;
  const object = await resolve.object(action.ObjectPathId);
  switch (action.ActionType) {
    case ACTION.instantiate:
      return object && identityOf(object, references);
    case ACTION.query:
      return object && { ...identityOf(object, references), ...query(object, action.QueryInfo ?? {}) };
    case ACTION.method: {
      if (object === null) return { _IsNull: true };
      if (action.Name === "_KeepReference" && object.keepsReference) return references.keep(object) ?? null;
      const given = await resolve.args(action.ArgumentInfo);
      if (action.Name === "_RemoveReference" && object.type === "Workbook") {
        return references.remove(String(given[0])) ?? null;
      }
      const outcome = await call(object, memberName(action.Name), given);
      return outcome === undefined || isHostObject(outcome) ? null : outcome;
    }
    case ACTION.setProperty:
      if (object) await setProperty(object, memberName(action.Name), (await resolve.args(action.ArgumentInfo))[0]);
      return null;
    case ACTION.update:
      if (object) await update(object, action.ObjectState ?? {});
      return null;
    default:
      return fail("GeneralException", `The host does not know ActionType ${action.ActionType}.`);
  }
}

function identityOf(object: HostObject, references: References): Record<string, unknown> {
  const reference = references.idOf(object);
  return { ...object.identity, ...(reference === undefined ? {} : { _ReferenceId: reference }) };
}

/** The wire says "GetUsedRange", a program "getUsedRange". */
function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Runs something that belongs to a member, so that a failure says where, as Excel does: "Worksheet.getRange". */
async function within<T>(object: HostObject, name: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HostError) error.location ??= `${object.type}.${name}`;
    throw error;
  }
}

function call(object: HostObject, name: string, args: readonly unknown[]): Promise<Outcome> {
  return within(object, name, async () => {
    const method = object.methods?.[name] ?? unknownMember(object, name);
    const given = readGiven(`${object.type}.${name}`, args);
    const outcome = await method(given);
    given.done();
    return outcome;
  });
}

function navigate(object: HostObject, name: string): Promise<HostObject | null> {
  return within(object, name, () => (object.objects?.[name] ?? unknownMember(object, name))());
}

function setProperty(object: HostObject, name: string, value: unknown): Promise<void> {
  return within(object, name, async () => {
    const property = object.properties?.[name] ?? unknownMember(object, name);
    if (!property.set) fail("ApiNotFound", `${object.type}.${name} cannot be set.`);
    const given = readGiven(`${object.type}.${name}`, [value]);
    await property.set?.(given);
    given.done();
  });
}

/** Sets several properties at once; a field that names an object carries that object's properties. */
async function update(object: HostObject, state: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [field, value] of Object.entries(state)) {
    const name = memberName(field);
    const nested = object.objects?.[name]?.();
    if (nested && typeof value === "object" && value !== null) await update(nested, { ...value });
    else await setProperty(object, name, value);
  }
}
