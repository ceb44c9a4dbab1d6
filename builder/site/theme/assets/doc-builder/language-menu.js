// The language menu: the choice is remembered for the site's front page, and the place on the page is kept.

import { remember } from "./memory.js";
import { startMenu } from "./menu.js";

export function startLanguageMenu(root) {
  const menu = root.querySelector(".db-languages");
  if (!menu) return;
  startMenu(root, menu);
  for (const link of menu.querySelectorAll(".db-menu__link")) {
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
