// API objects by name: "bertmodel" finds BertModel, "bfsc" BertForSequenceClassification.

const MOST = 5;

/**
 * How well `name` answers `query` (lower case, no spaces); 0 is best, Infinity not at all.
 * Whole name or last part, then beginnings, then capitals, then anywhere.
 */
function rank(name, query) {
  const whole = name.toLowerCase();
  const last = name.slice(name.lastIndexOf(".") + 1);
  const part = last.toLowerCase();
  if (whole === query || part === query) return 0;
  if (part.startsWith(query)) return 1;
  if (whole.startsWith(query)) return 2;
  if (query.length > 1) {
    const capitals = last.replace(/[^A-Z0-9]/g, "").toLowerCase();
    if (capitals.startsWith(query)) return 3;
  }
  if (query.length > 2 && whole.includes(query)) return 4;
  return Infinity;
}

/**
 * The best of `objects` ([name, url] each) for what the reader typed, at most five. Several words are read as
 * one name ("bert model"); a query in another script names no Python object. A member that isn't listed leads
 * to its class.
 */
export function rankObjects(objects, typed) {
  const query = typed.toLowerCase().replace(/\(\)$/, "").replace(/\s+/g, "");
  if (!/^[\w.]+$/.test(query)) return [];
  const ranked = [];
  for (const [name, url] of objects) {
    const score = rank(name, query);
    if (score !== Infinity) ranked.push({ name, url, score });
  }
  const owner = query.slice(0, Math.max(0, query.lastIndexOf(".")));
  if (!ranked.length && owner) return rankObjects(objects, owner);
  ranked.sort((a, b) => a.score - b.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return ranked.slice(0, MOST);
}

/** The list that the build wrote, or none where there is no API reference. */
export async function loadObjects(address) {
  if (!address) return [];
  const response = await fetch(address);
  return response.ok ? response.json() : [];
}
