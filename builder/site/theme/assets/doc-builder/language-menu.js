// The language menu: opens on click, closes on Escape, outside clicks and when focus leaves; arrows walk the
// links. The choice is remembered for the site's front page, and the place on the page is kept.

import { remember } from "./memory.js";

export function startLanguageMenu(root) {
  const menu = root.querySelector(".db-languages");
  if (!menu) return;
  const button = menu.querySelector(".db-languages__button");
  const links = [...menu.querySelectorAll(".db-languages__link")];
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  const toggle = (open) => button.setAttribute("aria-expanded", String(open));

  button.addEventListener("click", () => toggle(!isOpen()));
  root.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) toggle(false);
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget)) toggle(false);
  });
  menu.addEventListener("keydown", (event) => {
    const here = links.indexOf(root.activeElement);
    const moves = { ArrowDown: here + 1, ArrowUp: here < 0 ? -1 : here - 1, Home: 0, End: -1 };
    if (event.key === "Escape" && isOpen()) {
      toggle(false);
      button.focus();
    } else if (event.key in moves && (isOpen() || event.key === "ArrowDown")) {
      event.preventDefault();
      toggle(true);
      links.at(moves[event.key] % links.length).focus();
    }
  });
  for (const link of links) {
    link.addEventListener("click", () => {
      remember("language", link.hreflang);
      // Tabs and sections have the same names in every language.
      const address = new URL(link.href);
      address.search = location.search;
      address.hash = location.hash;
      link.href = address;
    });
  }
}
