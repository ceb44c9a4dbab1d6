// Tabs: WAI-ARIA's tab pattern with activation on focus. Sets of the same group switch together, and the
// choice is kept in the address (`?group=value`), which wins, and in the browser. Without this script every
// panel shows, under its label.

import { recall, remember } from "./memory.js";

/** A set's own tabs; those of a set nested in one of its panels are not among them. */
function tabsOf(set) {
  return [...set.querySelectorAll(":scope > .db-tabs__list > .db-tabs__tab")];
}

function panelOf(tab) {
  return document.getElementById(tab.getAttribute("aria-controls"));
}

function show(set, chosen) {
  for (const tab of tabsOf(set)) {
    const active = tab === chosen;
    tab.classList.toggle("is-active", active);
    tab.setAttribute("aria-selected", String(active));
    tab.tabIndex = active ? 0 : -1;
    panelOf(tab)?.classList.toggle("is-active", active);
  }
}

/** Shows `value` in every set of `group` that has it. */
function showGroup(root, group, value) {
  for (const set of root.querySelectorAll(".db-tabs")) {
    if (set.dataset.group !== group) continue;
    const tab = tabsOf(set).find((candidate) => candidate.dataset.tab === value);
    if (tab) show(set, tab);
  }
}

function choose(root, tab) {
  const set = tab.closest(".db-tabs");
  const { group } = set.dataset;
  const before = tab.getBoundingClientRect().top;
  show(set, tab);
  if (group) {
    showGroup(root, group, tab.dataset.tab);
    remember(`tab.${group}`, tab.dataset.tab);
    const address = new URL(location);
    address.searchParams.set(group, tab.dataset.tab);
    history.replaceState(history.state, "", address);
  }
  // Panels above that changed their height must not move the tab away from under the pointer.
  window.scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Opens the panels that hide what the address's fragment names, and goes there. */
function revealTarget(root) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let hidden = false;
  for (let panel = target?.closest(".db-tabs__panel"); panel; panel = panel.parentElement.closest(".db-tabs__panel")) {
    if (panel.classList.contains("is-active")) continue;
    const tab = root.getElementById(panel.getAttribute("aria-labelledby"));
    show(tab.closest(".db-tabs"), tab);
    hidden = true;
  }
  if (hidden) target.scrollIntoView();
}

function step(tab, key) {
  const tabs = tabsOf(tab.closest(".db-tabs"));
  const forward = getComputedStyle(tab).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const here = tabs.indexOf(tab);
  switch (key) {
    case "Home":
      return tabs[0];
    case "End":
      return tabs.at(-1);
    case "ArrowLeft":
    case "ArrowRight":
      return tabs.at((here + (key === forward ? 1 : -1)) % tabs.length);
    default:
      return null;
  }
}

export function startTabs(root) {
  const sets = [...root.querySelectorAll(".db-tabs")];
  if (!sets.length) return;
  const address = new URL(location).searchParams;
  for (const group of new Set(sets.map((set) => set.dataset.group).filter(Boolean))) {
    const value = address.get(group) ?? recall(`tab.${group}`);
    if (value !== null) showGroup(root, group, value);
  }
  root.addEventListener("click", (event) => {
    const tab = event.target.closest?.(".db-tabs__tab");
    if (tab) choose(root, tab);
  });
  root.addEventListener("keydown", (event) => {
    const tab = event.target.closest?.(".db-tabs__tab");
    if (!tab || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = step(tab, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    choose(root, next);
  });
  revealTarget(root);
  window.addEventListener("hashchange", () => revealTarget(root));
}
