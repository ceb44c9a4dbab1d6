/*
  What a page in a right-to-left language shows in the wrong order, measured where the browser has put each
  character. `arabicDefects()` gives a sentence for each defect, and counts what it has looked at.
*/
function arabicDefects() {
  const defects = [];
  const looked = {};
  const content = document.querySelector(".db-content");
  const see = (what) => { looked[what] = (looked[what] || 0) + 1; };
  const wrong = (what, element) => {
    const text = (element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 70);
    defects.push(`${what}: ${text}`);
  };
  const shown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const rtl = (element) => getComputedStyle(element).direction === "rtl";

  function place(node, at) {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  }

  // Whether two characters stand on one line, both to be seen.
  const beside = (one, other) => one.width > 0 && other.width > 0 &&
    Math.abs((one.top + one.bottom) - (other.top + other.bottom)) / 2 < Math.min(one.height, other.height) / 2;

  // Whether the characters of a stretch of text stand from left to right.
  function rises(node, start, end) {
    let before = null;
    for (let at = start; at < end; at++) {
      const here = place(node, at);
      if (before && beside(before, here) && here.left < before.left - 0.5) return false;
      if (here.width > 0) before = here;
    }
    return true;
  }

  function texts(root) {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.data.trim() && shown(node.parentElement)) found.push(node);
    return found;
  }

  const ARABIC = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/;
  const everywhere = [content, ...document.querySelectorAll(".md-nav, .md-footer, .db-notice, .db-credits")];

  // Code, formulas and names: each character right of the one before it.
  for (const root of everywhere)
    for (const code of root.querySelectorAll("code, kbd, samp")) {
      if (!shown(code) || code.closest("pre")) continue;
      for (const node of texts(code)) {
        if (ARABIC.test(node.data)) continue;
        see("names");
        if (!rises(node, 0, node.data.length)) wrong("a name whose characters are out of order", code);
      }
    }

  // Words in Latin letters outside code: a path, an option, a version, a call.
  const WORD = /[A-Za-z0-9_\-.\/@#+~<>|=:(){}[\]]*[A-Za-z0-9_][A-Za-z0-9_\-.\/@#+~<>|=:(){}[\]]*/g;
  function bare(text, start, end) {
    // A sentence's own marks round a word are no part of it: what isn't closed, and what ends a sentence.
    const pairs = { "(": ")", "[": "]", "{": "}", "<": ">" };
    for (let changed = true; changed && start < end;) {
      changed = false;
      const word = text.slice(start, end);
      const [first, last] = [word[0], word[word.length - 1]];
      if (/[.,:;!?|\/]/.test(last) || (/[)\]}>]/.test(last) && !balanced(word))) { end--; changed = true; }
      else if (/[:;,|]/.test(first) || (pairs[first] && (!balanced(word) || last === pairs[first]))) { start++; changed = true; }
    }
    return [start, end];
  }
  function balanced(word) {
    return ["()", "[]", "{}", "<>"].every(([open, close]) => word.split(open).length === word.split(close).length);
  }
  for (const root of everywhere)
    for (const node of texts(root)) {
      const parent = node.parentElement;
      const block = parent.closest("p, li, td, th, dd, dt, figcaption, h1, h2, h3, h4, a.md-nav__link") || parent;
      if (parent.closest("pre, code, math, svg, .db-diagram, [aria-hidden=true]") || !ARABIC.test(block.textContent)) continue;
      for (const found of node.data.matchAll(WORD)) {
        const [start, end] = bare(node.data, found.index, found.index + found[0].length);
        if (end - start < 2) continue;
        see("words");
        if (!rises(node, start, end)) wrong(`«${node.data.slice(start, end)}» is out of order`, parent);
      }
      for (const found of node.data.matchAll(/[\u0660-\u0669]{2,}/g)) {
        see("numbers");
        if (!rises(node, found.index, found.index + found[0].length)) wrong("a number is out of order", parent);
      }
    }

  // Marks of the sentence beside a name: what follows it stands left of it, what comes before it right.
  for (const name of content.querySelectorAll("code, a, bdi, strong, em, .db-math")) {
    if (!shown(name) || name.closest("pre") || name.closest("code, a") !== name.closest("code, a")) continue;
    const around = name.parentElement;
    if (!rtl(around) || around.closest("[dir=ltr]")) continue;
    const boxes = [...name.getClientRects()];
    const after = name.nextSibling, before = name.previousSibling;
    // A bracket goes with the words before its pair, which may be Latin.
    const enclosed = before && before.nodeType === 3 && /[\u0600-\u06ff]\s*[(«[]$/.test(before.data);
    if (after && after.nodeType === 3 && (enclosed ? /^[)»\]]/ : /^[.،؛؟!:]/).test(after.data)) {
      const mark = place(after, 0), last = boxes[boxes.length - 1];
      if (beside(mark, last)) {
        see("marks after");
        if (mark.left >= last.left) wrong(`«${after.data[0]}» doesn't stand left of the name before it`, name);
      }
    }
    if (enclosed) {
      const mark = place(before, before.data.length - 1), first = boxes[0];
      if (beside(mark, first)) {
        see("marks before");
        if (mark.right <= first.right) wrong(`«${before.data.slice(-1)}» doesn't stand right of the name after it`, name);
      }
    }
  }

  // Brackets round words of an Arabic sentence open at the right; those after Latin words go with these.
  for (const node of texts(content)) {
    const parent = node.parentElement;
    if (!rtl(parent) || parent.closest("pre, code, bdi, [dir=ltr]") || !ARABIC.test(node.data)) continue;
    for (const found of node.data.matchAll(/(?<=[\u0600-\u06ff]\s?)\(([^()]*)\)/g)) {
      const open = place(node, found.index), close = place(node, found.index + found[0].length - 1);
      if (!beside(open, close)) continue;
      see("brackets");
      if (open.left <= close.left) wrong(`«${found[0]}» opens at the wrong side`, parent);
    }
  }

  // Blocks of code: left to right, each line beginning at the left. Samples of Markdown are prose, in which
  // a line runs as its first word does, and only names keep their own order.
  const SAMPLE = ".language-md, .language-markdown";
  for (const block of content.querySelectorAll("pre code")) {
    if (!shown(block)) continue;
    see("blocks of code");
    const style = getComputedStyle(block);
    if (style.direction !== "ltr" || !/^(left|start)$/.test(style.textAlign)) wrong("a block of code isn't left to right", block);
    const code = block.closest(SAMPLE) ? /[A-Za-z]\w*/g : /[!-~]*[A-Za-z0-9][!-~]*/g;
    for (const node of texts(block))
      for (const found of node.data.matchAll(code))
        if (!rises(node, found.index, found.index + found[0].length)) wrong(`code out of order: «${found[0]}»`, node.parentElement);
  }
  for (const line of content.querySelectorAll("pre code")) {
    if (!shown(line) || line.closest(SAMPLE)) continue;
    let before = null;
    for (const token of line.querySelectorAll("span")) {
      const box = token.getClientRects()[0];
      if (!box || !box.width) continue;
      see("tokens");
      if (before && beside(before, box) && box.left < before.left) wrong(`code stands before what it follows: «${token.textContent}»`, line);
      before = box;
    }
  }
  for (const formula of content.querySelectorAll("math"))
    if (shown(formula)) {
      see("formulas");
      if (rtl(formula)) wrong("a formula isn't left to right", formula);
    }

  // Lists: room for the marks at the right.
  for (const item of content.querySelectorAll("li")) {
    const list = item.parentElement;
    if (!shown(item) || item.closest("[dir=ltr], .db-api, .footnotes, .db-tabs__list")) continue;
    see("items");
    const style = getComputedStyle(item);
    const room = list.parentElement.getBoundingClientRect().right - item.getBoundingClientRect().right;
    if (style.direction !== "rtl") wrong("an item isn't right to left", item);
    else if (style.listStyleType !== "none" && style.listStylePosition === "outside" && room < 8) wrong("no room for an item's mark at the right", item);
    const box = item.querySelector("input[type=checkbox]");
    if (box && box.getBoundingClientRect().left < item.getBoundingClientRect().right - 30) wrong("a task's box isn't at the right", item);
  }

  // Tables and tabs: the first at the right.
  function leftwards(parts, what) {
    for (let at = 1; at < parts.length; at++) {
      const one = parts[at - 1].getBoundingClientRect(), other = parts[at].getBoundingClientRect();
      if (one.width && other.width && other.right > one.left + 1) return wrong(what, parts[at]);
    }
  }
  for (const row of content.querySelectorAll("tr")) {
    if (!shown(row) || row.closest("[dir=ltr]")) continue;
    see("rows");
    leftwards([...row.cells], "a table's columns don't go from right to left");
    const cell = row.cells[0];
    const align = getComputedStyle(cell).textAlign;
    if (!cell.style.textAlign && !/^(start|right)$/.test(align)) wrong(`a cell is aligned ${align}`, cell);
  }
  for (const tabs of content.querySelectorAll(".db-tabs__list")) {
    if (!shown(tabs) || tabs.closest("[dir=ltr]")) continue;
    see("tabs");
    leftwards([...tabs.children], "tabs don't go from right to left");
    const room = tabs.getBoundingClientRect().right - tabs.children[0].getBoundingClientRect().right;
    if (Math.abs(room) > 2) wrong("the first tab isn't at the right", tabs);
  }

  // Boxes with a line at their beginning have it at the right.
  for (const box of content.querySelectorAll("blockquote, .db-version, .db-notice")) {
    if (!shown(box) || box.closest("[dir=ltr]")) continue;
    see("boxes");
    const style = getComputedStyle(box);
    if (parseFloat(style.borderRightWidth) <= parseFloat(style.borderLeftWidth)) wrong("a box's line isn't at the right", box);
  }
  for (const title of content.querySelectorAll(".admonition-title")) {
    if (!shown(title) || title.closest("[dir=ltr]")) continue;
    see("callouts");
    const icon = getComputedStyle(title, "::before");
    if (parseFloat(icon.right) > parseFloat(icon.left)) wrong("a callout's icon isn't at the right", title);
  }
  for (const heading of content.querySelectorAll("h1, h2, h3, h4")) {
    const link = heading.querySelector(":scope > .headerlink");
    if (!shown(heading) || !link || heading.closest("[dir=ltr]") || !rtl(heading)) continue;
    see("headings");
    const range = document.createRange();
    range.setStart(heading, 0);
    range.setEndBefore(link);
    const words = [...range.getClientRects()].filter((one) => one.width > 1);
    const mark = link.getBoundingClientRect(), last = words[words.length - 1];
    if (last && mark.width && beside(mark, last) && mark.left > last.left) wrong("a heading's link doesn't stand at its end", heading);
  }

  return { defects, looked };
}
