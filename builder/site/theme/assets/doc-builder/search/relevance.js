// Whether a hit is one. When no word begins with what was typed, Pagefind looks for ever shorter beginnings,
// down to a letter: "worker" would find every page with a word in "w" before the English page on workers.

const NEAR = 0.7;

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The length of the longest run of letters that two words share. */
function shared(a, b) {
  let longest = 0;
  let before = new Array(b.length + 1).fill(0);
  for (const letter of a) {
    const row = [0];
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = letter === b[j] ? before[j] + 1 : 0;
      longest = Math.max(longest, row[j + 1]);
    }
    before = row;
  }
  return longest;
}

/**
 * Whether `word`, which the index gave, is a form of `term`. Inflected words share most of the shorter one;
 * Chinese characters, katakana and Hangul mean something alone.
 */
function resembles(word, term) {
  const common = shared(word, term);
  const least = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(term) ? 1 : 3;
  return common >= Math.min(least, term.length) && common >= NEAR * Math.min(word.length, term.length);
}

/** Whether one of the words that Pagefind marked in `data`, or in its title, resembles one of the query's. */
export function isAnswer(data, query) {
  const terms = plain(query).match(/[\p{L}\p{N}_]+/gu) ?? [];
  const excerpts = [data.excerpt, ...data.sub_results.map((section) => section.excerpt)].join(" ");
  const marked = [...excerpts.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, word]) => word);
  const words = plain([...marked, data.meta.title ?? ""].join(" ")).match(/[\p{L}\p{N}_]+/gu) ?? [];
  return !terms.length || words.some((word) => terms.some((term) => resembles(word, term)));
}
