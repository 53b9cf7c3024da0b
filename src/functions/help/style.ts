/** The look of the help pages: one column, light and dark, wide tables scroll in themselves. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2a30; --dim: #55656d; --line: #d5dee1; --soft: #f2f7f7; --paper: #fff; --accent: #0b6e78; --head: #e9eff0; --cell: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edef; --dim: #a3b4ba; --line: #3a484e; --soft: #20292d; --paper: #171d20; --accent: #6cc7cf; --head: #2a353a; --cell: #1b2226; }
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
.example { border: 1px solid var(--line); border-radius: 6px; padding: 0.9rem 1rem 0.2rem; margin: 0 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
.plain { width: 100%; }
th, .plain td { text-align: left; vertical-align: top; padding: 0.45rem 0.8rem 0.45rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 600; }
.sheet { margin: 0 0 0.8rem; border: 1px solid var(--line); border-radius: 4px; overflow: hidden; font-size: 0.875rem; }
.bar { display: flex; align-items: baseline; background: var(--soft); border-bottom: 1px solid var(--line); }
.bar .name { flex: none; min-width: 2.6rem; padding: 0.35rem 0.6rem; border-right: 1px solid var(--line); text-align: center; color: var(--dim); }
.bar .fx { flex: none; padding: 0.35rem 0.1rem 0.35rem 0.6rem; font-style: italic; color: var(--dim); }
.bar code { padding: 0.35rem 0.6rem; overflow-wrap: anywhere; }
.grid { border-collapse: separate; border-spacing: 0; }
.grid th, .grid td { border: 0 solid var(--line); border-width: 0 1px 1px 0; padding: 0.2rem 0.5rem; height: 1.35rem; white-space: nowrap; }
.grid td { min-width: 3.2rem; background: var(--cell); vertical-align: top; text-align: left; font-variant-numeric: tabular-nums; }
.grid th { background: var(--head); font-weight: 400; text-align: center; vertical-align: middle; }
.grid th[scope="row"], .grid thead th:first-child { position: sticky; left: 0; min-width: 1.4rem; }
.grid td.number { text-align: right; }
.grid td.long { white-space: normal; min-width: 13rem; max-width: 26rem; }
.grid td.answer { outline: 2px solid var(--accent); outline-offset: -2px; }
.grid td.answer, .grid td.spilled { background: var(--soft); }
.sheet figcaption { padding: 0.35rem 0.6rem; color: var(--dim); border-top: 1px solid var(--line); margin-top: -1px; }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.index { list-style: none; padding: 0; }
.index li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.index span { display: block; color: var(--dim); }
small { color: var(--dim); }
`;
