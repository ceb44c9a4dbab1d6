// The form in which a query is looked up.

const ARABIC_MARKS = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/g; // vowel signs, tatweel
const ARABIC_ALEFS = /[\u0622\u0623\u0625\u0671]/g;

/** Composed characters, single spaces, and Arabic as it is written in a hurry: no vowel signs, plain alef. */
export function normalise(query) {
  return query
    .normalize("NFC")
    .replace(ARABIC_MARKS, "")
    .replace(ARABIC_ALEFS, "\u0627")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The nodes of an excerpt. Pagefind gives text in which `<` and `>` are escaped and `<mark>` is its own; only
 * that much is understood here, so nothing in a page can become markup.
 */
export function excerptNodes(excerpt) {
  const nodes = [];
  for (const piece of excerpt.split(/(<mark>.*?<\/mark>)/s)) {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece);
    const text = (marked ? marked[1] : piece).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    if (!text) continue;
    if (marked) {
      const mark = document.createElement("mark");
      mark.textContent = text;
      nodes.push(mark);
    } else {
      nodes.push(document.createTextNode(text));
    }
  }
  return nodes;
}
