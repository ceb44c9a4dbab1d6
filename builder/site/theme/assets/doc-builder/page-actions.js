// "Copy page": puts the page's Markdown on the clipboard.

import { say } from "./context.js";

async function fetchText(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** Safari allows a write only right after the click, so the text is handed over as a promise where it can be. */
async function copyFrom(address) {
  const text = fetchText(address);
  if (!window.ClipboardItem) {
    await navigator.clipboard.writeText(await text);
    return;
  }
  const blob = text.then((value) => new Blob([value], { type: "text/plain" }));
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

export function startPageActions(root) {
  for (const button of root.querySelectorAll(".db-actions__copy")) {
    const label = button.querySelector("span");
    const rest = label.textContent;
    button.addEventListener("click", async () => {
      if (!navigator.clipboard) {
        // Only secure pages have a clipboard: show the text instead.
        location.assign(button.dataset.markdown);
        return;
      }
      try {
        await copyFrom(button.dataset.markdown);
        label.textContent = say("page.copied");
      } catch {
        label.textContent = say("page.copy.failed");
      }
      setTimeout(() => {
        label.textContent = rest;
      }, 2500);
    });
  }
}
