// The lines under a hit. Pagefind makes them, but the build adds the parts of Korean compounds to what it
// indexes, between invisible separators, and those words must not be shown: there they are made here.

const ADDED = "\u2063";
const LENGTH = 24;
const LEAD = 6;

/** The positions of the words of `content` that stand in the page, in order. */
function visiblePositions(words) {
  const visible = [];
  let added = false;
  words.forEach((word, position) => {
    const marks = word.split(ADDED).length - 1;
    if (!added && marks === 0) visible.push(position);
    if (marks % 2) added = !added;
  });
  return visible;
}

function escape(word) {
  return word.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Some words from `from` up to `to`, beginning shortly before the first of `locations` that is visible. */
function around(words, visible, locations, from, to) {
  const found = new Set(locations);
  const range = visible.filter((position) => position >= from && position < to);
  const first = range.findIndex((position) => found.has(position));
  const start = Math.max(0, first - LEAD);
  return range
    .slice(start, start + LENGTH)
    .map((position) => (found.has(position) ? `<mark>${escape(words[position])}</mark>` : escape(words[position])))
    .join(" ");
}

/** Gives a page's description (Pagefind's `data()`) and its sections excerpts without added words. */
export function hideAddedWords(data) {
  if (!data.content.includes(ADDED)) return;
  const words = data.content.split(/\s+/);
  const visible = visiblePositions(words);
  const starts = data.anchors.map((anchor) => anchor.location).sort((a, b) => a - b);
  data.excerpt = around(words, visible, data.locations, 0, words.length);
  for (const section of data.sub_results) {
    const from = section.anchor?.location ?? 0;
    const to = starts.find((start) => start > from) ?? words.length;
    section.excerpt = around(words, visible, section.locations, from, to);
  }
}
