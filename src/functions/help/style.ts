/** The look of the help pages: one column, light and dark, wide tables scroll in themselves. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2a30; --dim: #55656d; --line: #d5dee1; --soft: #f2f7f7; --paper: #fff; --accent: #0b6e78; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edef; --dim: #a3b4ba; --line: #3a484e; --soft: #20292d; --paper: #171d20; --accent: #6cc7cf; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0.5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 0 0 0.5rem; }
a { color: var(--accent); }
code { font: 0.92em Consolas, "Cascadia Mono", ui-monospace, monospace; }
.question { font-size: 1.15rem; color: var(--dim); margin: 0 0 1rem; }
.formula { display: block; padding: 0.6rem 0.8rem; background: var(--soft); border-left: 3px solid var(--accent); overflow-wrap: anywhere; }
.label { margin: 0.6rem 0 0.2rem; color: var(--dim); font-size: 0.85rem; }
.example { border: 1px solid var(--line); border-radius: 6px; padding: 0.9rem 1rem 0.2rem; margin: 0 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
.plain { width: 100%; }
th, .plain td { text-align: left; vertical-align: top; padding: 0.45rem 0.8rem 0.45rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 600; }
.cells td { border: 1px solid var(--line); padding: 0.2rem 0.6rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.index { list-style: none; padding: 0; }
.index li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.index span { display: block; color: var(--dim); }
small { color: var(--dim); }
`;
