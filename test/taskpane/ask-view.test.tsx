// Ask without a workbook: what it shows and what it asks the pane to do.
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import type { PaneEvent } from "../../src/taskpane/core/reduce";
import { createMemoryWorkbook } from "../../src/workbench/host/memory-workbook";
import { startOffice } from "../office/host";
import { IN_WORKBOOK } from "./claims";
import { show } from "./fake-pane";

// Drawing and asking for names takes its time on a machine that does many things at once.
jest.setTimeout(90_000);
beforeAll(() => startOffice(createMemoryWorkbook()));

const user = userEvent.setup({ delay: null });
const hasMatrix: PaneEvent = { type: "matrix read", loaded: IN_WORKBOOK };
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });

describe("Ask", () => {
  const askTab: PaneEvent = { type: "tab opened", tab: "ask" };

  const field = (label: string): HTMLElement => screen.getByLabelText(label);
  const card = (title: string): HTMLElement => screen.getByText(title, { selector: "h3" }).closest("article")!;

  test("answers while one types, cites the row, and inserts the formula", async () => {
    const { pane } = show(hasMatrix, askTab);
    expect(await screen.findByText(/^Choose a payer to see/)).toBeInTheDocument();
    await user.selectOptions(field("Payer"), "EXAMPLE-COMMERCIAL");
    await user.type(field("Code"), "j9271");
    expect(within(card("Authorisation")).getByText("Required")).toBeInTheDocument();
    await user.click(within(card("Authorisation")).getByRole("button", { name: /^Insert =PAYER\.AUTH\(/ }));
    expect(pane.insertFormula).toHaveBeenCalledWith(
      '=PAYER.AUTH(PolicyMatrix,"EXAMPLE-COMMERCIAL","J9271","2026-11-23")',
    );
    await user.click(within(card("Authorisation")).getByRole("button", { name: /^PriorAuth PA-0003/ }));
    expect(within(card("Authorisation")).getByText("Source: Example - replace")).toBeInTheDocument();
    expect(within(card("Authorisation")).getAllByRole("listitem").length).toBeGreaterThan(0);
    expect(screen.getByText("Not asked of J9271: Genomic coverage.")).toBeInTheDocument();
  });

  test("a rule opens in the Matrix place", async () => {
    const { pane } = show(hasMatrix, askTab, {
      type: "asked",
      fields: { payer: "EXAMPLE-COMMERCIAL", code: "J9271" },
    });
    await screen.findByText("Authorisation", { selector: "h3" });
    await user.click(within(card("Authorisation")).getByRole("button", { name: /^PriorAuth PA-0003/ }));
    await user.click(within(card("Authorisation")).getByRole("button", { name: "Open rule" }));
    expect(pane.store.state()).toMatchObject({
      tab: "matrix",
      matrix: { screens: [{ kind: "rule", ref: { table: "PriorAuth", ruleId: "PA-0003" } }] },
    });
  });

  test("a drug is found by its name, with keys or by a click", async () => {
    const { pane } = show(hasMatrix, askTab);
    const code = await screen.findByLabelText("Code");
    await user.type(code, "pembro");
    expect(screen.getAllByRole("option", { name: /^J92/ }).map((each) => each.textContent)[0]).toBe(
      "J9271pembrolizumab",
    );
    await user.keyboard("{ArrowDown}");
    expect(code).toHaveAttribute("aria-activedescendant", screen.getByRole("option", { name: /^J9271/ }).id);
    await user.keyboard("{Enter}");
    expect(pane.store.state().ask.code).toBe("J9271");
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    await user.clear(code);
    await user.type(code, "9641");
    await user.click(screen.getByRole("option", { name: /^96413/ }));
    expect(pane.store.state().ask.code).toBe("96413");
    await user.clear(code);
    await user.type(code, "pembro{Escape}");
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    expect(code).toBeInvalid();
    await user.type(code, "lizumab{Escape}");
    expect(screen.getByText("pembrolizumab: J9271")).toBeInTheDocument();
    expect(code).toBeValid();
  });

  test("two payers stand under each other, and what differs says so in a word", async () => {
    show(hasMatrix, askTab, { type: "asked", fields: { payer: "EXAMPLE-COMMERCIAL", code: "J9271" } });
    await user.selectOptions(await screen.findByLabelText("Beside"), "MEDICARE");
    const pair = card("Authorisation");
    expect(within(pair).getByText("differs")).toBeInTheDocument();
    expect(pair).toHaveTextContent(/Example Commercial Plan\s*Required.*Medicare Part B\s*Not required/);
    expect(within(card("Unit limit")).queryByText("differs")).not.toBeInTheDocument();
    await user.click(button(/^Coding: 16 topics, \d+ differ/));
    expect(within(card("Prolonged office visit")).getByText("99417")).toBeInTheDocument();
    // The payer of the first field is not beside itself.
    await user.selectOptions(field("Payer"), "MEDICARE");
    expect(field("Beside")).toHaveValue("");
  });

  test("all payers are compared in one family, with the formula; Esc goes back", async () => {
    const { pane } = show(hasMatrix, askTab, {
      type: "asked",
      fields: { payer: "EXAMPLE-COMMERCIAL", code: "J9271" },
    });
    await user.click(await screen.findByRole("button", { name: "Compare all payers" }));
    expect(screen.getByRole("heading", { name: "Prior authorisation: J9271" })).toHaveFocus();
    expect(within(card("Medicare Part B")).getByText("differs")).toBeInTheDocument();
    await user.selectOptions(field("Compare"), "Wastage");
    expect(card("Medicare Part B")).toHaveTextContent("JZ required from 1 Jul 2023, JW required");
    await user.click(button("Insert formula"));
    expect(pane.insertFormula).toHaveBeenCalledWith('=PAYER.COMPARE(PolicyMatrix,"Wastage","J9271","2026-11-23")');
    await user.keyboard("{Escape}");
    expect(field("Code")).toHaveValue("J9271");
  });

  test("without a code, what the payer wants in each family", async () => {
    const { pane } = show(hasMatrix, askTab, { type: "asked", fields: { payer: "EXAMPLE-COMMERCIAL" } });
    expect(await screen.findByText(/^Without a code/)).toBeInTheDocument();
    expect(card("Incident-to")).toHaveTextContent("own NPI, 85%");
    expect(card("Prior authorisation")).toHaveTextContent("5 rules");
    await user.click(within(card("Prior authorisation")).getByRole("button", { name: "Open rules" }));
    expect(pane.store.state()).toMatchObject({
      tab: "matrix",
      matrix: { payer: "EXAMPLE-COMMERCIAL", screens: [{ kind: "rules", table: "PriorAuth", topic: null }] },
    });
  });

  test("says at the field what is no code", async () => {
    show(hasMatrix, askTab);
    await user.type(await screen.findByLabelText("With"), "9");
    expect(screen.getByText(/^"9" is not a CPT or HCPCS code/)).toBeInTheDocument();
    expect(field("With")).toBeInvalid();
  });

  test("says where nothing decides, and what nearly did", async () => {
    show(hasMatrix, askTab, { type: "asked", fields: { code: "J0897", payer: "MEDICARE" } });
    await screen.findByText("Coverage", { selector: "h3" });
    expect(card("Coverage")).toHaveTextContent(
      /not checked.*No DrugCoverage rule of Medicare Part B decides for J0897/,
    );
    await user.click(within(card("Coverage")).getByRole("button", { name: /^Nearly decided/ }));
    expect(within(card("Coverage")).getByText("It is for EXAMPLE-COMMERCIAL.")).toBeInTheDocument();
  });

  test.each<[string, PaneEvent & { readonly type: "asked" }, string | RegExp]>([
    [
      "two payers",
      { type: "asked", fields: { payer: "MEDICARE", payer2: "EXAMPLE-MEDICAID", code: "J9271" } },
      "Wastage",
    ],
    [
      "all payers",
      { type: "asked", fields: { payer: "MEDICARE", code: "J9271", compare: "Wastage" } },
      "Medicare Part B",
    ],
  ])("everybody can use %s", async (_what, event, title) => {
    const { container } = show(hasMatrix, askTab, event);
    await screen.findByText(title, { selector: "h3" });
    const { violations } = await axe(container);
    expect(violations.map(({ id, help, nodes }) => [id, help, nodes.map((node) => node.html)])).toEqual([]);
  });

  test("everybody can use the list of codes", async () => {
    const { container } = show(hasMatrix, askTab);
    await user.type(await screen.findByLabelText("Code"), "96");
    expect(within(screen.getByRole("listbox")).getAllByRole("option")).toHaveLength(8);
    const { violations } = await axe(container);
    expect(violations.map(({ id, help, nodes }) => [id, help, nodes.map((node) => node.html)])).toEqual([]);
  });
});
