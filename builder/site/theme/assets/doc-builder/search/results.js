// Draws an answer as a list box: groups of options, each option a link.

import { say } from "../context.js";
import { excerptNodes } from "./text.js";

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Text that may be of another direction than the list it stands in. */
function isolated(tag, className, ...children) {
  const made = element(tag, className, ...children);
  made.dir = "auto";
  return made;
}

function option(className, url, ...children) {
  const link = element("a", `db-search__option ${className}`, ...children);
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  link.href = url;
  return link;
}

function pageOptions(hit) {
  const page = option(
    "db-search__option--page",
    hit.url,
    isolated("span", "db-search__title", hit.title),
    isolated("span", "db-search__excerpt", ...excerptNodes(hit.excerpt, document.body.dir === "rtl")),
  );
  const sections = hit.sections.map((section) =>
    option(
      "db-search__option--section",
      section.url,
      isolated("span", "db-search__title", section.title),
      isolated("span", "db-search__excerpt", ...excerptNodes(section.excerpt, document.body.dir === "rtl")),
    ),
  );
  return [page, ...sections];
}

function objectOption(object) {
  const name = element("code", "db-search__name", object.name);
  return option("db-search__option--object", object.url, name);
}

function group(id, title, options) {
  if (!options.length) return [];
  const heading = element("div", "db-search__heading", title);
  heading.id = `db-search-${id}`;
  heading.setAttribute("role", "presentation");
  const made = element("div", "db-search__group", heading, ...options);
  made.setAttribute("role", "group");
  made.setAttribute("aria-labelledby", heading.id);
  return [made];
}

/** Fills `list` from an engine's answer and returns its options, which have ids, in order. */
export function drawResults(list, answer) {
  const english = answer.english.flatMap(pageOptions);
  for (const one of english) {
    one.lang = "en";
    one.dir = "ltr";
  }
  list.replaceChildren(
    ...group("objects", say("search.api"), answer.objects.map(objectOption)),
    ...group("pages", say("search.pages"), answer.own.flatMap(pageOptions)),
    ...group("english", say("search.english"), english),
  );
  const options = [...list.querySelectorAll("[role=option]")];
  options.forEach((one, index) => {
    one.id = `db-search-option-${index}`;
  });
  return options;
}
