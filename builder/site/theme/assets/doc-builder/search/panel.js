// The search field: a combobox whose list follows what is typed. Opens with a click, `/`, `s`, `f` or
// Ctrl/Cmd+K; arrows move, Enter goes, Escape and Tab close. Material's hidden check box carries the open
// state, because its style sheet and scroll lock look at it.

import { context, say, sayCount } from "../context.js";
import { Engine } from "./engine.js";
import { drawResults } from "./results.js";

const FIRST = 10;
const PAUSE = 120;

class Panel {
  constructor(root) {
    this.root = root;
    this.box = root.getElementById("db-search");
    this.input = root.getElementById("db-search-input");
    this.list = root.getElementById("db-search-results");
    this.status = this.box.querySelector("[role=status]");
    this.opener = root.querySelector(".db-search-open");
    this.toggle = root.getElementById("__search");
    this.engine = new Engine(context.search, document.baseURI);
    this.options = [];
    this.active = -1;
    this.asked = 0;
    this.total = 0;
    this.limit = FIRST;
  }

  start() {
    this.opener.addEventListener("click", () => this.open());
    this.input.addEventListener("focus", () => this.open());
    this.input.addEventListener("input", () => this.typed());
    this.input.form.addEventListener("submit", (event) => event.preventDefault());
    this.input.form.addEventListener("reset", () => {
      this.input.value = "";
      this.typed();
      this.input.focus();
    });
    this.toggle.addEventListener("change", () => this.toggled());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("click", (event) => {
      if (event.target.closest("a")) this.close();
    });
    this.list.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.root.addEventListener("keydown", (event) => this.shortcut(event));
  }

  open() {
    if (!this.toggle.checked) this.toggle.click();
    if (this.root.activeElement !== this.input) this.input.focus();
    this.engine.load().catch(() => this.announce(say("search.failed")));
  }

  close() {
    if (this.toggle.checked) this.toggle.click();
  }

  /** Follows the check box, which Material also clears on navigation and on clicks beside the field. */
  toggled() {
    const open = this.toggle.checked;
    this.opener.setAttribute("aria-expanded", String(open));
    this.input.setAttribute("aria-expanded", String(open && this.options.length > 0));
    if (open) return;
    this.select(-1);
    const hadFocus = this.root.activeElement === this.input;
    this.input.blur();
    if (hadFocus && this.opener.offsetParent) this.opener.focus();
  }

  shortcut(event) {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const letter = plain && !typing && ["/", "s", "f"].includes(event.key);
    // By the key's place as well, for keyboards whose letters aren't Latin.
    const command = (event.ctrlKey || event.metaKey) && (event.key === "k" || event.code === "KeyK");
    if (!letter && !command) return;
    event.preventDefault();
    this.open();
    this.input.select();
  }

  pressed(event) {
    if (event.isComposing) return;
    const last = this.options.length - 1;
    const moves = {
      ArrowDown: this.active < last ? this.active + 1 : 0,
      ArrowUp: this.active > 0 ? this.active - 1 : last,
    };
    if (event.key in moves) {
      event.preventDefault();
      if (this.options.length) this.select(moves[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      (this.options[this.active] ?? this.options[0])?.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Tab") {
      this.close();
    }
  }

  select(index) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = index;
    const option = this.options[index];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  typed() {
    this.limit = FIRST;
    const number = ++this.asked;
    setTimeout(() => {
      if (number === this.asked) this.ask(number);
    }, PAUSE);
  }

  /** More pages are described as the list is scrolled to its end. */
  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.list;
    if (scrollTop + clientHeight < scrollHeight - 200 || this.limit >= this.total) return;
    this.limit += FIRST;
    this.ask(++this.asked);
  }

  async ask(number) {
    const text = this.input.value.trim();
    if (!text) {
      this.draw({ objects: [], own: [], english: [], total: 0 });
      this.announce(say("search.hint"));
      return;
    }
    let answer;
    try {
      answer = await this.engine.search(text, this.limit);
    } catch {
      this.announce(say("search.failed"));
      return;
    }
    if (number !== this.asked) return; // A later question is on its way.
    this.draw(answer);
    const count = answer.objects.length + answer.total + answer.english.length;
    this.announce(count ? sayCount("search.count", count) : say("search.none", { query: text }));
  }

  draw(answer) {
    const kept = this.limit > FIRST ? this.active : -1;
    this.total = answer.total;
    this.options = drawResults(this.list, answer);
    this.active = -1;
    this.select(kept);
    this.input.setAttribute("aria-expanded", String(this.toggle.checked && this.options.length > 0));
  }

  announce(text) {
    this.status.textContent = text;
  }
}

export function startSearch(root) {
  if (root.getElementById("db-search")) new Panel(root).start();
}
