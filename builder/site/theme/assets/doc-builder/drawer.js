// Material opens the navigation on small screens with a label, which neither the keyboard nor a screen
// reader can press. This makes it a button.

import { say } from "./context.js";

export function startDrawer(root) {
  const label = root.querySelector(".md-header label[for=__drawer]");
  const toggle = root.getElementById("__drawer");
  if (!label || !toggle) return;
  const update = () => label.setAttribute("aria-expanded", String(toggle.checked));
  label.setAttribute("role", "button");
  label.setAttribute("aria-label", say("menu.open"));
  label.tabIndex = 0;
  update();
  toggle.addEventListener("change", update);
  label.addEventListener("keydown", (event) => {
    // Material's own script presses a focused label on Enter.
    if (event.key !== " ") return;
    event.preventDefault();
    toggle.click();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    label.focus();
  });
}
