// What the page's template hands to the scripts: addresses, features and the words of the reader's language.

const empty = { language: "en", search: {}, features: [], version: "", versions: "", diagrams: "", words: {} };
const element = document.getElementById("db-context");

export const context = element ? { ...empty, ...JSON.parse(element.textContent) } : empty;

/** The text for `key` with its `{placeholders}` filled from `values`. */
export function say(key, values = {}) {
  const text = context.words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The text for a count: `key` plus the plural category of `count` in this language ("key.few"). */
export function sayCount(key, count) {
  const category = new Intl.PluralRules(context.language).select(count);
  const chosen = `${key}.${category}` in context.words ? category : "other";
  return say(`${key}.${chosen}`, { count });
}
