// The lines under a hit. Pagefind makes them, but the build adds words to what it indexes, between invisible
// separators (builder/site/words.py); they must not be shown, so where a page has such words its excerpts are
// made here, from the text between them.

import { ARABIC_ALEFS, ARABIC_MARKS } from "./text.js";

const ADDED = "\u2063";
const CUT = "\u200B"; // Pagefind's mark between words that are written without spaces.
const WORDS = { " ": { before: 6, length: 24 }, "": { before: 12, length: 60 } };
const LETTERS = { before: 30, length: 160 };

/** The words of a page that stand at `from` … `to`, less the added ones, and whether Pagefind found them. */
function visibleWords(words, locations, from, to) {
  const found = new Set(locations);
  const visible = [];
  let added = false;
  words.forEach((word, position) => {
    const marks = word.split(ADDED).length - 1;
    const inside = position >= from && position < to;
    if (!added && marks === 0 && inside) visible.push({ word, found: found.has(position) });
    if (marks % 2) added = !added;
  });
  return visible;
}

/** Finds `terms` as they may be written: an Arabic one with or without its signs. */
function writtenAs(terms) {
  const letter = (one) => {
    if (one === "\u0627") return `[\u0627${ARABIC_ALEFS}][${ARABIC_MARKS}]*`;
    const plain = one.replace(/[.*+?^${}()|[\]\\]/, "\\$&");
    return /\p{Script=Arabic}/u.test(one) ? `${plain}[${ARABIC_MARKS}]*` : plain;
  };
  return new RegExp(terms.map((term) => [...term].map(letter).join("")).join("|"), "gi");
}

/** Some words from shortly before the first that was found, with all found ones marked. */
function aroundWords(visible, joiner) {
  const { before, length } = WORDS[joiner];
  const start = Math.max(0, visible.findIndex((one) => one.found) - before);
  return visible
    .slice(start, start + length)
    .map((one) => (one.found ? `<mark>${one.word}</mark>` : one.word))
    .join(joiner);
}

/** The same for text that holds what was typed inside its words, or not at all: then its beginning. */
function aroundText(text, terms) {
  const pattern = writtenAs(terms);
  const first = Math.max(0, text.search(pattern) - LETTERS.before);
  const space = text.lastIndexOf(" ", first);
  const start = first - space < LETTERS.before ? space + 1 : first;
  return text.slice(start, start + LETTERS.length).replace(pattern, "<mark>$&</mark>");
}

/**
 * Gives a page's description (Pagefind's `data()`) and its sections excerpts without added words. `terms` are
 * the pieces of the query as the reader typed them.
 */
export function hideAddedWords(data, terms) {
  if (!data.content.includes(ADDED)) return;
  const joiner = data.raw_content.includes(CUT) ? "" : " ";
  const words = data.raw_content.split(joiner ? /\s+/ : CUT);
  const excerpt = (locations, from, to) => {
    const visible = visibleWords(words, locations, from, to);
    if (visible.some((one) => one.found)) return aroundWords(visible, joiner);
    return aroundText(visible.map((one) => one.word).join(joiner), terms);
  };
  const starts = data.anchors.map((anchor) => anchor.location).sort((a, b) => a - b);
  data.excerpt = excerpt(data.locations, 0, words.length);
  for (const section of data.sub_results) {
    const from = section.anchor?.location ?? 0;
    const to = starts.find((start) => start > from) ?? words.length;
    section.excerpt = excerpt(section.locations, from, to);
  }
}
