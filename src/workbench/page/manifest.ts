/** What the page takes from the add-in's manifest: its name, the ribbon's buttons, the functions' namespace. */

export interface Manifest {
  readonly name: string;
  readonly namespace: string;
  /** Where the pane is, relative to this page. */
  readonly pane: string;
  readonly paneTitle: string;
  readonly group: string;
  readonly buttons: readonly RibbonButton[];
}

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** The picture of 32 pixels, relative to this page. */
  readonly icon: string;
  readonly action: { readonly kind: "showPane" } | { readonly kind: "run"; readonly functionName: string };
}

/**
 * Reads an add-in-only manifest.
 * @param xml the manifest's text
 * @throws Error where it is no XML or lacks a part that the page needs
 */
export function readManifest(xml: string): Manifest {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.querySelector("parsererror")) throw new Error("manifest.xml is no XML.");
  const resources = new Map<string, string>();
  for (const kind of ["Image", "Url", "String"]) {
    for (const element of document.getElementsByTagNameNS("*", kind)) {
      const id = element.getAttribute("id");
      if (id) resources.set(id, element.getAttribute("DefaultValue") ?? "");
    }
  }
  const resource = (parent: Element | Document, tag: string): string => {
    const id = first(parent, tag).getAttribute("resid") ?? "";
    const value = resources.get(id);
    if (value === undefined) throw new Error(`manifest.xml has no resource "${id}" for ${tag}.`);
    return value;
  };
  const buttons = [...document.getElementsByTagNameNS("*", "Control")].map((control) =>
    readButton(control, resource, resources),
  );
  const pane = [...document.getElementsByTagNameNS("*", "Action")].find((action) => typeOf(action) === "ShowTaskpane");
  if (!pane) throw new Error("manifest.xml has no button that opens the pane.");
  return {
    name: first(document, "DisplayName").getAttribute("DefaultValue") ?? "",
    namespace: resource(document, "Namespace"),
    pane: relative(resource(pane, "SourceLocation")),
    paneTitle: resource(pane, "Title"),
    group: resource(first(document, "Group"), "Label"),
    buttons,
  };
}

function first(parent: Element | Document, tag: string): Element {
  const element = parent.getElementsByTagNameNS("*", tag)[0];
  if (!element) throw new Error(`manifest.xml has no ${tag}.`);
  return element;
}

function typeOf(element: Element): string | null {
  return element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
}

function readButton(
  control: Element,
  resource: (parent: Element, tag: string) => string,
  resources: ReadonlyMap<string, string>,
): RibbonButton {
  const images = [...control.getElementsByTagNameNS("*", "Image")];
  const image = images.find((candidate) => candidate.getAttribute("size") === "32");
  const action = first(control, "Action");
  return {
    id: control.getAttribute("id") ?? "",
    label: resource(control, "Label"),
    tip: resource(first(control, "Supertip"), "Description"),
    icon: relative(resources.get(image?.getAttribute("resid") ?? "") ?? ""),
    action:
      typeOf(action) === "ShowTaskpane"
        ? { kind: "showPane" }
        : { kind: "run", functionName: first(action, "FunctionName").textContent?.trim() ?? "" },
  };
}

/** The manifest names the address for which it was built; what it names is served beside this page, too. */
function relative(address: string): string {
  return new URL(address, location.href).pathname.replace(/^\//, "");
}
