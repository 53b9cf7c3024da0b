/** Sizes of the add-in's own icon: the ribbon group takes 16 to 80, lists of add-ins 32, 64 and 128. */
export const APP_SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128] as const;

/** Sizes of a ribbon command's icon: the three that Excel wants. */
export const COMMAND_SIZES = [16, 32, 80] as const;

/** One picture to draw: `source` is an SVG. */
export interface Icon {
  readonly source: string;
  readonly target: string;
  readonly pixels: number;
}

/**
 * Which pictures to draw. `icon.svg` is the add-in, every other SVG a command. At small sizes a drawing of its own is taken
 * where there is one: `check-sheet.small.svg` has fewer and heavier lines, on whole pixels of a grid of 16.
 *
 * @param files the names in the assets folder
 * @example iconsToDraw(["icon.svg"]).length //=> 9
 */
export function iconsToDraw(files: readonly string[]): readonly Icon[] {
  const names = files.filter((file) => file.endsWith(".svg") && !file.endsWith(".small.svg"));
  return names.flatMap((file) => {
    const name = file.slice(0, -".svg".length);
    const sizes: readonly number[] = name === "icon" ? APP_SIZES : COMMAND_SIZES;
    return sizes.map((pixels) => {
      const small = `${name}.small.svg`;
      const source = pixels < 20 && files.includes(small) ? small : file;
      return { source, target: `${name}-${pixels}.png`, pixels };
    });
  });
}
