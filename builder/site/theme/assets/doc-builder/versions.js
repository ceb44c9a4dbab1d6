// The version menu and the notice above pages of another version than the current one. Both are made of the
// site's versions.json when a page is read: an old version can't know what came after it.

import { context, say } from "./context.js";
import { startMenu } from "./menu.js";

export async function startVersions(root) {
  const menu = root.querySelector(".db-versions");
  if (!menu) return;
  startMenu(root, menu);
  const site = new URL(context.versions, location.href);
  const list = await json(new URL("versions.json", site));
  if (!Array.isArray(list)) return;
  const versions = list.map(entry).filter(Boolean);
  const here = whereAmI(site);
  fillMenu(menu, versions, here);
  await showNotice(root, versions, here);
}

/** An entry of the list as the rest relies on it; null for one that somebody has damaged. */
function entry(written) {
  const { version, title } = written ?? {};
  if (typeof version !== "string" || !version) return null;
  return {
    ...written,
    title: String(title ?? version),
    aliases: Array.isArray(written.aliases) ? written.aliases : [],
    languages: Array.isArray(written.languages) ? written.languages : [],
  };
}

async function json(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // opened from a disk, or offline: the page is whole without it
  }
}

/** The page's place in the site: `{ site, language, page }`, the last two as people read them. */
function whereAmI(site) {
  const path = decoded(location.pathname.slice(site.pathname.length).replace(/index\.html$/, ""));
  const [language, ...page] = path.split("/").slice(context.version.split("/").length);
  return { site, language, page: page.join("/") };
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function folderOf(version, { site }) {
  return new URL(version.version.split("/").map(encodeURIComponent).join("/") + "/", site);
}

/** The first page in the reader's language, or the version's default one; its front door if that isn't known. */
function homeOf(version, here) {
  const languages = version.languages;
  const language = languages.includes(here.language) ? here.language : languages[0];
  return new URL(language ? `${language}/` : ".", folderOf(version, here));
}

/**
 * Where a reader of this page goes in another version: `{ address, same }`, and whether it is the same page.
 * Else the reader's language's first page, or the default language's; what can't be known is left to the
 * version's own front door.
 */
async function wayTo(version, here) {
  const folder = folderOf(version, here);
  const home = homeOf(version, here);
  if (home.href === folder.href) return { address: folder, same: false };
  const list = await json(new URL("pages.json", home));
  const find = (wanted) => list?.pages?.find((one) => decoded(one) === wanted);
  let page = find(here.page);
  if (page === undefined && list) {
    // It may have had another name then: this version's redirects say which.
    const own = await json(new URL("pages.json", homeOf({ ...context, languages: [here.language] }, here)));
    const older = Object.entries(own?.moved ?? {}).filter(([, to]) => decoded(to) === here.page);
    page = older.map(([from]) => find(decoded(from))).find((one) => one !== undefined);
  }
  if (page === undefined) return { address: home, same: false };
  const address = new URL(page || ".", home);
  address.search = location.search;
  address.hash = location.hash;
  return { address, same: true };
}

function fillMenu(menu, versions, here) {
  const own = versions.find((version) => version.version === context.version);
  if (own) menu.querySelector(".db-versions__name").textContent = own.title;
  const items = versions.map((version) => {
    const link = document.createElement("a");
    link.className = "db-menu__link";
    link.href = homeOf(version, here);
    link.append(bdi(version.title));
    for (const alias of version.aliases) {
      const mark = document.createElement("small");
      mark.className = "db-menu__mark";
      mark.append(bdi(alias));
      link.append(mark);
    }
    if (version === own) {
      link.setAttribute("aria-current", "true");
      link.href = location.href;
    } else {
      lead(link, version, here);
    }
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  const list = menu.querySelector(".db-menu__list");
  if (own) list.replaceChildren(...items);
  else list.append(...items); // a preview isn't listed, and stays on top
}

/** Has a link lead to the same page; which pages a version has is asked when somebody is about to go there. */
function lead(link, version, here) {
  let way = null;
  const find = async () => {
    way ??= wayTo(version, here);
    const { address } = await way;
    link.href = address;
    return address;
  };
  link.addEventListener("pointerenter", find);
  link.addEventListener("focus", find);
  link.addEventListener("click", async (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.assign(await find());
  });
}

/**
 * Which notice a page has. What isn't listed any more is old, unless it shows a pull request; a release that is
 * newer than the current one, which somebody went back to, isn't in development.
 */
function kindOf(versions, own, current) {
  if (own < 0) return context.version.startsWith("pr_") ? "preview" : "old";
  if (own > current) return "old";
  return versions[own].released ? "" : "ahead";
}

async function showNotice(root, versions, here) {
  const current = versions.findIndex((version) => version.default);
  const own = versions.findIndex((version) => version.version === context.version);
  const content = root.querySelector(".db-content");
  if (current < 0 || own === current || !content) return;
  const kind = kindOf(versions, own, current);
  if (!kind) return;
  const { address, same } = await wayTo(versions[current], here);
  const names = {
    version: isolated(own < 0 ? context.version : versions[own].title),
    current: isolated(versions[current].title),
  };
  const title = document.createElement("p");
  title.className = "db-notice__title";
  title.textContent = say(`version.${kind}.title`);
  const link = document.createElement("a");
  link.href = address;
  link.textContent = say(same ? "version.page" : "version.home", names);
  const text = document.createElement("p");
  text.append(say(`version.${kind}`, names), " ", link);
  const notice = document.createElement("aside");
  notice.className = "db-notice db-version-notice";
  notice.setAttribute("aria-label", title.textContent);
  notice.append(title, text);
  (content.parentElement.querySelector(".db-fallback, .db-notice") ?? content).before(notice);
}

function bdi(text) {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}

/** A name that keeps its order among right-to-left words. */
function isolated(name) {
  return `\u2068${name}\u2069`;
}
