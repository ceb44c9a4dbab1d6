// The form in which a query is looked up.

/** Vowel signs and tatweel, and the forms of alef that carry something, as character classes. */
export const ARABIC_MARKS = "\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640";
export const ARABIC_ALEFS = "\u0622\u0623\u0625\u0671";

const MARKS = new RegExp(`[${ARABIC_MARKS}]`, "g");
const ALEFS = new RegExp(`[${ARABIC_ALEFS}]`, "g");

/** Composed characters, single spaces, and Arabic as it is written in a hurry: no vowel signs, plain alef. */
export function normalise(query) {
  return query
    .normalize("NFC")
    .replace(MARKS, "")
    .replace(ALEFS, "\u0627")
    .replace(/\s+/g, " ")
    .trim();
}

const JAPANESE = "[\\p{Script=Han}\\p{Script=Katakana}\\u30FC]";
const JAPANESE_PARTICLE = new RegExp(`(?<=${JAPANESE})[をはがにでとのもへや](?=${JAPANESE})`, "gu");
const KATAKANA_RUN = /[\u30A1-\u30FA\u30FC]{3,}/g;
const FIRST_KATAKANA = 0x30a0;

/** Four bits as a letter from a to p. */
const letter = (bits) => String.fromCharCode(97 + bits);

/**
 * The query with each run of katakana as the one Latin word under which the build indexes it: Pagefind and the
 * browser cut such runs in different places. Particles between words, which stand on every page, are left out.
 * The same query when it has none of either.
 */
export function latinKatakana(query) {
  const whole = query.replace(JAPANESE_PARTICLE, " ").replace(KATAKANA_RUN, (run) => {
    const codes = [...run].map((character) => character.codePointAt(0) - FIRST_KATAKANA);
    return ` zq${codes.map((code) => letter(code >> 4) + letter(code & 15)).join("")} `;
  });
  return whole.trim();
}

/** The nodes of a text in which each name written in Latin letters keeps its own direction. */
function isolatedNodes(text) {
  return text.split(/([A-Za-z_][\w.]*(?:\(\))?)/).filter(Boolean).map((piece) => {
    if (!/^[A-Za-z_]/.test(piece)) return document.createTextNode(piece);
    const name = document.createElement("bdi");
    name.textContent = piece;
    return name;
  });
}

/**
 * The nodes of an excerpt. Pagefind gives text in which `<` and `>` are escaped and `<mark>` is its own; only
 * that much is understood here, so nothing in a page can become markup. `isolate` is for right-to-left pages.
 */
export function excerptNodes(excerpt, isolate) {
  const nodes = [];
  for (const piece of excerpt.split(/(<mark>.*?<\/mark>)/s)) {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece);
    const text = (marked ? marked[1] : piece).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    const inner = isolate ? isolatedNodes(text) : [document.createTextNode(text)];
    if (marked) {
      const mark = document.createElement("mark");
      mark.append(...inner);
      nodes.push(mark);
    } else {
      nodes.push(...inner);
    }
  }
  return nodes;
}
