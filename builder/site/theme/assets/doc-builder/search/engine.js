// Asks the indexes: the API's names, this language's pages, then the English ones that it hasn't translated.

import { hideAddedWords } from "./excerpt.js";
import { loadObjects, rankObjects } from "./objects.js";
import { isAnswer } from "./relevance.js";
import { latinKatakana, normalise } from "./text.js";

const SECTIONS = 3;
const JAPANESE_RUN = /[\u30A1-\u30FA\u30FC]{2,}|[\u3005\u4E00-\u9FFF]{2,}/g;

/** The page of a hit, relative to its language's root: the same in every language. */
function pageOf(data) {
  return (data.raw_url ?? data.url).replace(/^\//, "");
}

/** Up to three sections of a page that hold what was sought, best first, in the page's order. */
function sectionsOf(data, address) {
  const weight = (section) => section.weighted_locations.reduce((sum, { weight: each }) => sum + each, 0);
  const anchored = data.sub_results.filter((section) => section.anchor && section.title !== data.meta.title);
  const best = new Set([...anchored].sort((a, b) => weight(b) - weight(a)).slice(0, SECTIONS));
  return anchored
    .filter((section) => best.has(section))
    .map((section) => ({
      title: section.title,
      excerpt: section.excerpt,
      url: `${address}#${encodeURIComponent(section.anchor.id)}`,
    }));
}

/**
 * The first `limit` hits of one index that answer `asked`, described, and how many there are in all. `terms`
 * are the pieces of the query as the reader typed them.
 */
async function describe(index, { asked, terms }, root, limit) {
  if (!index) return { hits: [], total: 0 };
  const found = await index.search(asked);
  const looked = await Promise.all(found.results.slice(0, limit).map((hit) => hit.data()));
  const hits = looked
    .filter((data) => isAnswer(data, asked))
    .map((data) => {
      hideAddedWords(data, terms);
      const page = pageOf(data);
      const url = new URL(page, root).href;
      return { page, url, title: data.meta.title, excerpt: data.excerpt, sections: sectionsOf(data, url) };
    });
  const total = hits.length ? found.results.length - looked.length + hits.length : 0;
  return { hits, total };
}

/**
 * One language's site as something to search. `addresses` are those of the page's context, relative to
 * `base`; nothing is fetched before the first call.
 */
export class Engine {
  #addresses;
  #base;
  #parts;

  constructor(addresses, base) {
    this.#addresses = addresses;
    this.#base = base;
  }

  /** Fetches what searching needs; calling again costs nothing. */
  load() {
    this.#parts ??= Promise.all([
      this.#index(this.#addresses.bundle),
      this.#addresses.english ? this.#index(this.#addresses.english) : null,
      this.#addresses.objects ? loadObjects(this.#absolute(this.#addresses.objects)) : [],
    ]);
    return this.#parts;
  }

  /**
   * Answers `typed`: `objects`, `own` and `english` hits and the number of own pages. Pages are described
   * up to `limit`, since each is a request. English hits stand in this language's frame, and only those
   * count that the language's own hits don't name.
   */
  async search(typed, limit) {
    const [own, english, objects] = await this.load();
    const query = normalise(typed);
    const terms = [...query.split(" "), ...(query.match(JAPANESE_RUN) ?? [])];
    const root = this.#absolute(this.#addresses.root);
    const [ownPages, englishPages] = await Promise.all([
      describe(own, { asked: latinKatakana(query), terms }, root, limit),
      describe(english, { asked: query, terms }, root, limit),
    ]);
    const seen = new Set(ownPages.hits.map((hit) => hit.page));
    return {
      objects: rankObjects(objects, query).map((object) => ({ ...object, url: new URL(object.url, root).href })),
      own: ownPages.hits,
      english: englishPages.hits.filter((hit) => !seen.has(hit.page)),
      total: ownPages.total,
    };
  }

  #absolute(address) {
    return new URL(address, this.#base).href;
  }

  async #index(bundle) {
    const folder = this.#absolute(bundle);
    const pagefind = await import(`${folder}pagefind.js`);
    await pagefind.options({ excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  }
}
