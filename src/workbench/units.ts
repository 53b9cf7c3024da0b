/** Screen pixels in a point: the grid measures in pixels, Excel in points. */
export const PIXELS_PER_POINT = 96 / 72;
