/*
  What a reader's eye would stop at on any page, in any language: text beyond the edge, pictures that don't
  come, words that stand there in another language.
*/

/* What reaches over the window's edge without a box of its own that scrolls. */
function overflowing() {
  const found = [];
  const width = document.documentElement.clientWidth;
  for (const element of document.querySelectorAll(".db-content *, .md-header *, .db-notice *, .db-actions *")) {
    if (!element.checkVisibility() || element.closest("svg, math, .db-languages__list, .md-search, .headerlink")) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || (box.left >= -1 && box.right <= width + 1)) continue;
    let scrolls = false;
    for (let above = element.parentElement; above && !scrolls; above = above.parentElement)
      scrolls = above !== document.body && getComputedStyle(above).overflowX !== "visible" && above !== document.documentElement;
    if (!scrolls) found.push(`${element.tagName} ${Math.round(box.left)}–${Math.round(box.right)}: ${element.textContent.trim().slice(0, 60)}`);
  }
  return found;
}

/* The pictures that don't come. Those further down are lazy: they are asked for here. */
async function missingPictures() {
  const missing = [];
  for (const image of document.querySelectorAll(".md-container img, .md-header img")) {
    image.loading = "eager";
    try {
      await image.decode();
    } catch {
      missing.push(image.getAttribute("src"));
    }
  }
  return missing;
}

/*
  The texts that claim to be in the page's language, block by block. Code, formulas, names of files, and what
  is marked as another language make no such claim.
*/
function ownTexts() {
  const language = document.documentElement.lang;
  const silent = "code, pre, kbd, samp, var, math, script, style, noscript, template, .db-mermaid, .db-diagram, .db-credits, .md-source";
  const blocks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(silent) || element.closest("[lang]").lang !== language) continue;
    const block = element.closest("p, li, td, th, h1, h2, h3, h4, h5, h6, figcaption, summary, dt, dd, label, button, a, div");
    blocks.set(block, (blocks.get(block) || "") + node.data);
  }
  return [...new Set([...blocks.values()].map((text) => text.replace(/\s+/g, " ").trim()))];
}
