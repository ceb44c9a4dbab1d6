// The lines under a hit. Pagefind makes them, but the build adds words to what it indexes, between invisible
// separators (the parts of Korean compounds); they must not be shown, so where a page has such words its
// excerpts are made here, from the text between them.

const ADDED = "\u2063";
const BEFORE = 30;
const LENGTH = 160;

/** The text of words `from` … `to`, less the added ones. Pagefind has escaped it. */
function visibleText(words, from, to, joiner) {
  const kept = [];
  let added = false;
  words.forEach((word, position) => {
    const marks = word.split(ADDED).length - 1;
    if (!added && marks === 0 && position >= from && position < to) kept.push(word);
    if (marks % 2) added = !added;
  });
  return kept.join(joiner).trim();
}

/** A piece of `text` from shortly before the first of `terms`, with all of them marked. */
function around(text, terms) {
  const pattern = new RegExp(terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  const first = Math.max(0, text.search(pattern) - BEFORE);
  const space = text.lastIndexOf(" ", first);
  const start = first - space < BEFORE ? space + 1 : first;
  return text.slice(start, start + LENGTH).replace(pattern, "<mark>$&</mark>");
}

/** Gives a page's description (Pagefind's `data()`) and its sections excerpts without added words. */
export function hideAddedWords(data, terms) {
  if (!data.content.includes(ADDED)) return;
  const cut = data.raw_content.includes("\u200B");
  const words = data.raw_content.split(cut ? "\u200B" : /\s+/);
  const joiner = cut ? "" : " ";
  const starts = data.anchors.map((anchor) => anchor.location).sort((a, b) => a - b);
  data.excerpt = around(visibleText(words, 0, words.length, joiner), terms);
  for (const section of data.sub_results) {
    const from = section.anchor?.location ?? 0;
    const to = starts.find((start) => start > from) ?? words.length;
    section.excerpt = around(visibleText(words, from, to, joiner), terms);
  }
}
