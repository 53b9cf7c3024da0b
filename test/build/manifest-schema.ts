// What Microsoft's schemas say of the elements that our manifest uses: OfficeAppManifestV1_1, TaskPaneAppVersionOverridesV1_0
// and OfficeAppBasicTypesV1_0, [MS-OWEMXML] appendix A. Only the order and the number of children; an element that is not here
// is not allowed.
import type { XmlElement } from "./xml";

interface Child {
  readonly name: string;
  readonly min: 0 | 1;
  readonly max: 1 | "many";
}

const one = (name: string): Child => ({ name, min: 1, max: 1 });
const maybe = (name: string): Child => ({ name, min: 0, max: 1 });
const some = (name: string): Child => ({ name, min: 1, max: "many" });
const any = (name: string): Child => ({ name, min: 0, max: "many" });

/**
 * Children by parent, in the order of the schema. Where a name means different things, the key is its path from the parent or
 * its xsi:type.
 */
const CHILDREN: Readonly<Record<string, readonly Child[]>> = {
  OfficeApp: [
    one("Id"),
    maybe("AlternateId"),
    one("Version"),
    one("ProviderName"),
    one("DefaultLocale"),
    one("DisplayName"),
    one("Description"),
    maybe("IconUrl"),
    maybe("HighResolutionIconUrl"),
    maybe("SupportUrl"),
    maybe("AppDomains"),
    maybe("Hosts"),
    maybe("Requirements"),
    one("DefaultSettings"),
    one("Permissions"),
    maybe("Dictionary"),
    maybe("VersionOverrides"),
  ],
  "OfficeApp/Hosts": [some("Host")],
  Requirements: [maybe("Sets"), maybe("Methods")],
  Sets: [some("Set")],
  DefaultSettings: [one("SourceLocation")],
  VersionOverrides: [
    maybe("Description"),
    maybe("Requirements"),
    maybe("Hosts"),
    maybe("Resources"),
    maybe("WebApplicationInfo"),
    maybe("EquivalentAddins"),
  ],
  "VersionOverrides/Hosts": [some("Host")],
  "VersionOverrides/Hosts/Host": [maybe("Runtimes"), maybe("AllFormFactors"), maybe("DesktopFormFactor")],
  Runtimes: [some("Runtime")],
  AllFormFactors: [one("ExtensionPoint")],
  "ExtensionPoint:CustomFunctions": [one("Script"), one("Page"), maybe("Metadata"), maybe("Namespace")],
  Script: [one("SourceLocation")],
  Page: [one("SourceLocation")],
  Metadata: [one("SourceLocation")],
  DesktopFormFactor: [maybe("GetStarted"), maybe("FunctionFile"), some("ExtensionPoint")],
  GetStarted: [one("Title"), one("Description"), one("LearnMoreUrl")],
  "ExtensionPoint:PrimaryCommandSurface": [any("OfficeTab"), any("CustomTab")],
  OfficeTab: [some("Group")],
  Group: [one("Label"), one("Icon"), some("Control")],
  Icon: [some("bt:Image")],
  "Control:Button": [one("Label"), one("Supertip"), one("Icon"), one("Action")],
  Supertip: [one("Title"), one("Description")],
  "Action:ShowTaskpane": [maybe("TaskpaneId"), one("SourceLocation"), maybe("Title")],
  "Action:ExecuteFunction": [one("FunctionName")],
  Resources: [maybe("bt:Images"), maybe("bt:Urls"), maybe("bt:ShortStrings"), maybe("bt:LongStrings")],
  "bt:Images": [some("bt:Image")],
  "bt:Urls": [some("bt:Url")],
  "bt:ShortStrings": [some("bt:String")],
  "bt:LongStrings": [some("bt:String")],
};

/**
 * Where a manifest leaves the schema: wrong children, too many, too few, or in another order.
 *
 * @example schemaProblems(parseXml("<Supertip><Description/><Title/></Supertip>"))
 * //=> ["Supertip: has Description, Title; the schema wants Title, Description"]
 */
export function schemaProblems(element: XmlElement, above: readonly string[] = []): readonly string[] {
  const path = [...above, element.name];
  const allowed = childrenOf(element, path);
  const here = problemsHere(element, allowed, path.join("/"));
  return [...here, ...element.children.flatMap((child) => schemaProblems(child, path))];
}

function childrenOf(element: XmlElement, path: readonly string[]): readonly Child[] {
  const typed = CHILDREN[`${element.name}:${element.attributes["xsi:type"] ?? ""}`];
  const byPath = CHILDREN[path.slice(-3).join("/")] ?? CHILDREN[path.slice(-2).join("/")];
  return typed ?? byPath ?? CHILDREN[element.name] ?? [];
}

function problemsHere(element: XmlElement, allowed: readonly Child[], path: string): readonly string[] {
  const names = element.children.map((child) => child.name);
  const unknown = names.filter((name) => allowed.every((child) => child.name !== name));
  const sorted = allowed.flatMap((child) => names.filter((name) => name === child.name));
  const problems = unknown.map((name) => `${path}: <${name}> is not allowed here`);
  if (unknown.length === 0 && sorted.join() !== names.join()) {
    problems.push(`${path}: has ${names.join(", ")}; the schema wants ${sorted.join(", ")}`);
  }
  for (const child of allowed) {
    const count = names.filter((name) => name === child.name).length;
    if (count < child.min) problems.push(`${path}: lacks <${child.name}>`);
    if (child.max === 1 && count > 1) problems.push(`${path}: has ${count} of <${child.name}>`);
  }
  return problems;
}
