// What Material's handling of code and tables leaves open.

/**
 * Gives each code block an id before Material does. Material derives it from the nearest ancestor with an
 * id, so that all blocks of one tab panel would share one, and every copy button there copy the first block.
 */
export function nameCodeBlocks(root) {
  root.querySelectorAll(".md-content pre:has(> code):not([id])").forEach((block, index) => {
    block.id = `code-${index}`;
  });
}

/** The buttons on code are no landmarks; Material writes a <nav> round each block's. */
export function quietCodeButtons(root) {
  for (const nav of root.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "presentation");
}

/** Lets the keyboard reach what scrolls sideways: wide tables from raw HTML, wide formulas. */
export function openScrollersToKeys(root) {
  for (const box of root.querySelectorAll(".md-typeset__scrollwrap, .db-scroll, p:has(> .db-math), .db-math")) {
    if (box.scrollWidth > box.clientWidth && !box.closest(".db-table")) box.tabIndex = 0;
  }
}
