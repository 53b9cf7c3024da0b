import type { ReactElement } from "react";

/** The few icons of the pane, drawn for it on a grid of 16; they take the colour of the text around them and say nothing by themselves. */
const draw = (path: string) =>
  function Icon(): ReactElement {
    return (
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    );
  };

export const CheckIcon = draw("M2.5 8.5l3.5 3.5 7.5-8");
export const TableIcon = draw("M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 3.5v9M9.5 9.5h2");
export const BackIcon = draw("M9.5 3L4.5 8l5 5");
export const NextIcon = draw("M6.5 3l5 5-5 5");
export const SearchIcon = draw("M7 11.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9zM10.5 10.5L14 14");
export const CloseIcon = draw("M4 4l8 8M12 4l-8 8");
export const DownIcon = draw("M3.5 6l4.5 4.5L12.5 6");
export const FormulaIcon = draw(
  "M10.5 3C8.5 2.2 7.7 3.4 7.4 5L6 12c-.3 1.4-1 2-2.5 1.5M4.5 7h5M9.5 9.5l3.5 4M13 9.5l-3.5 4",
);
export const GoIcon = draw("M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12.5 3.5L7.5 8.5");
