import type { Area } from "../areas";
import { type CellFormat, type HorizontalAlignment, PLAIN_FORMAT, type VerticalAlignment } from "../model";
import { readColor } from "./color";
import type { Given } from "./given";
import type { HostObject, ObjectContext, Property } from "./object";

const HORIZONTAL: readonly HorizontalAlignment[] = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
];
const VERTICAL: readonly VerticalAlignment[] = ["Top", "Center", "Bottom", "Justify", "Distributed"];

/** The fill that Excel reports for a cell without one. */
const NO_FILL = "#FFFFFF";

export function createRangeFormat({ model }: ObjectContext, area: Area): HostObject {
  /** A part of the format; null where the cells differ. */
  function property<K extends keyof CellFormat>(key: K, read: (given: Given) => CellFormat[K]): Property {
    return {
      get: () => model.format(area)[key] ?? null,
      set: (given) => model.setFormat(area, { [key]: read(given) }),
    };
  }
  const fill: HostObject = {
    type: "RangeFill",
    properties: {
      color: {
        get() {
          const { fill: color } = model.format(area);
          return color === null ? NO_FILL : (color ?? null);
        },
        set: (given) => model.setFormat(area, { fill: readColor(given.text(0)) }),
      },
    },
    methods: { clear: () => model.setFormat(area, { fill: PLAIN_FORMAT.fill }) },
  };
  const font: HostObject = {
    type: "RangeFont",
    properties: {
      bold: property("bold", (given) => given.flag(0)),
      italic: property("italic", (given) => given.flag(0)),
      color: property("fontColor", (given) => readColor(given.text(0))),
      name: property("fontName", (given) => given.text(0)),
      size: property("fontSize", (given) => given.number(0)),
    },
  };
  return {
    type: "RangeFormat",
    properties: {
      columnWidth: property("columnWidth", (given) => given.number(0)),
      rowHeight: property("rowHeight", (given) => given.number(0)),
      wrapText: property("wrapText", (given) => given.flag(0)),
      horizontalAlignment: property("horizontalAlignment", (given) => given.choice(0, HORIZONTAL)),
      verticalAlignment: property("verticalAlignment", (given) => given.choice(0, VERTICAL)),
    },
    objects: { fill: () => fill, font: () => font },
    methods: {
      autofitColumns: () => model.autofitColumns(area),
      autofitRows: () => model.autofitRows(area),
    },
  };
}
