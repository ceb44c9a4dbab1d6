"""A generated documentation in five languages, so that anyone can repeat a measurement.

    python -m benchmarks.corpus build/corpus --pages 560 --seed 1

Sizes, and how often each construct stands on a page, follow Transformers' documentation
of September 2025. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from bisect import bisect
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.stock import STOCK, Stock

LIBRARY = "corpuslib"
"""The library that the pages say they document; there is no such module."""

SHARES = {"en": 1.0, "ar": 0.09, "de": 0.03, "ja": 0.29, "ko": 0.31}
"""How much of English each language covers."""

MARKED = {"ko": "(번역중) "}
"""Languages whose toctree lists what nobody has translated yet, and the mark before its title."""

_SYLLABLES = """
    al bar con del fal gran hel ir jan kor lum mar nev or pel quin ras sol tar ul ven wil xan yor zel
"""

_GROUP_ENDS = (0.01, 0.12, 0.3, 0.65, 0.85)
"""Where each group of the toctree but the last ends, of all pages: seven in ten describe models."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A page before it is written in any language."""

    local: str
    name: str
    group: int
    seed: int


@dataclass(slots=True)
class Page:
    """A page being written in one language; every language draws the same numbers."""

    plan: Plan
    stock: Stock
    plans: list[Plan]
    models: list[Plan]
    rng: random.Random
    lines: list[str] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        """A block, and the blank line behind it."""
        self.lines += [*lines, ""]

    def sentence(self) -> str:
        """A sentence with its identifiers and links filled in."""
        return self.sentences(1)[0]

    def sentences(self, count: int) -> list[str]:
        """Sentences that differ, filled in."""
        return [self._filled(text) for text in self.rng.sample(self.stock.sentences, count)]

    def _filled(self, text: str) -> str:
        other = self.rng.choice(self.plans)
        argument = self.rng.choice(("max_length", "num_beams", "device_map", "attn_implementation"))
        model = class_name(self.rng.choice(self.models).name)
        link = f"[{title(other, self.stock)}]({up(self.plan)}{other.local})"
        return text.format(code=f"`{argument}`", ref=f"[`{model}Model`]", link=link)

    def paragraph(self) -> str:
        """Two to four sentences in one line."""
        return " ".join(self.sentences(self.rng.randint(2, 5)))


def class_name(name: str) -> str:
    """`kor-vel` as a class of the library has it."""
    return name.title().replace("-", "")


def is_model(plan: Plan) -> bool:
    """Whether a page describes a model, with entries for its classes."""
    return plan.local.startswith("model_doc/")


def title(plan: Plan, stock: Stock) -> str:
    """A page's title."""
    return (stock.model if is_model(plan) else stock.guide).format(name=class_name(plan.name))


def up(plan: Plan) -> str:
    """The way from a page to its language's folder."""
    return "../" * plan.local.count("/") or "./"


def plan_pages(pages: int, seed: int) -> list[Plan]:
    """The pages of the corpus: `index`, then guides and models, each in a group."""
    rng = random.Random(seed)
    plans = [Plan("index", "corpus", 0, rng.getrandbits(32))]
    names: set[str] = set()
    while len(plans) < pages:
        name = "-".join("".join(rng.choices(_SYLLABLES.split(), k=2)) for _ in range(rng.randint(1, 2)))
        if name in names:
            continue
        names.add(name)
        group = bisect(_GROUP_ENDS, len(plans) / pages)
        folder = "" if group == 0 else "guides/" if group < 3 else "model_doc/"
        plans.append(Plan(folder + name, name, group, rng.getrandbits(32)))
    return plans


def write_page(plan: Plan, stock: Stock, plans: list[Plan], *, ids: bool) -> str:
    """A page's Markdown. With `ids` the headings name theirs, as translations often do."""
    page = Page(plan, stock, plans, list(filter(is_model, plans)), random.Random(plan.seed))
    page.add("<!--Generated for measurements; any resemblance to a library is accidental. -->")
    page.add(f"# {title(plan, stock)}" + (f" [[{plan.name}]]" if ids else ""))
    page.add(page.paragraph())
    if page.rng.random() < 0.3:
        page.add("[[open-in-colab]]")
    blocks = (_prose, _python, _tabs, _tip, _callout, _table, _math, _shell, _json)
    for number in page.rng.sample(range(len(stock.headings)), page.rng.randint(4, 8)):
        english = STOCK["en"].headings[number].lower().replace(" ", "-")
        page.add(f"## {stock.headings[number]}" + (f" [[{english}]]" if ids else ""))
        page.add(page.paragraph())
        for block in page.rng.choices(blocks, weights=(4, 4, 1, 2, 1, 1, 1, 1, 1), k=page.rng.randint(1, 4)):
            block(page)
    if is_model(plan):
        for kind in ("Config", "Tokenizer", "Processor", "Output", "Model", "ForGeneration", "ForScoring"):
            page.add(f"## {class_name(plan.name)}{kind}")
            page.add(
                f"[[autodoc]] {LIBRARY}.{class_name(plan.name)}{kind}", "    - forward", "    - __call__"
            )
    return "\n".join(page.lines)


def _prose(page: Page) -> None:
    page.add(page.paragraph())
    page.add(*(f"- {text}" for text in page.sentences(page.rng.randint(2, 4))))


def _code(page: Page) -> list[str]:
    name, size = class_name(page.plan.name), page.rng.randint(2, 4096)
    return [
        "```py",
        f"from {LIBRARY} import {name}Model, {name}Tokenizer",
        "",
        f'model = {name}Model.load("{page.plan.name}-{size}", device_map="auto")',
        f"tokenizer = {name}Tokenizer(max_length={size}, padding=True)",
        f'batch = tokenizer(["a sentence", "and another"] * {size % 7 + 1})',
        f"for step, (key, value) in enumerate(batch.items(), start={size % 5}):",
        f"    print(step, key, value.shape)  # ({size % 7 + 1}, {size})",
        "```",
    ]


def _python(page: Page) -> None:
    if page.rng.random() < 0.3:
        size = page.rng.randint(2, 99)
        page.add("```python", f">>> [number**2 for number in range({size})][-1]", str((size - 1) ** 2), "```")
    else:
        page.add(*_code(page))


def _tabs(page: Page) -> None:
    page.add('<hfoptions id="usage">', '<hfoption id="Pipeline">', "", page.sentence(), "", *_code(page), "")
    page.add("</hfoption>", '<hfoption id="AutoModel">', "", *_code(page), "", "</hfoption>", "</hfoptions>")


def _tip(page: Page) -> None:
    page.add(
        "<Tip warning={true}>" if page.rng.random() < 0.3 else "<Tip>", "", page.rng.choice(page.stock.tips)
    )
    page.add(page.sentence(), "", "</Tip>")


def _callout(page: Page) -> None:
    kind = page.rng.choice(("NOTE", "TIP", "WARNING"))
    page.add(f"> [!{kind}]", f"> {page.rng.choice(page.stock.tips)}", ">", f"> {page.sentence()}")


def _table(page: Page) -> None:
    rows = [
        f"| `{page.plan.name}-{n}` | {page.rng.randint(1, 80)} GB | {page.rng.random():.2f} s |"
        for n in range(5)
    ]
    page.add("| {} | {} | {} |".format(*page.stock.columns), "|---|---:|---:|", *rows)


def _math(page: Page) -> None:
    n = page.rng.randint(2, 64)
    page.add(f"\\\\( p(x_t \\mid x_{{<t}}) = \\mathrm{{softmax}}(W h_{{{n}}}) \\\\) {page.sentence()}")
    page.add(f"$$ \\mathcal{{L}} = -\\frac{{1}}{{{n}}} \\sum_{{t=1}}^{{{n}}} \\log p(x_t \\mid x_{{<t}}) $$")


def _shell(page: Page) -> None:
    page.add(
        "```bash", f"pip install {LIBRARY}", f"{LIBRARY} train --model {page.plan.name} --epochs 3", "```"
    )


def _json(page: Page) -> None:
    settings = {"hidden_size": page.rng.randint(64, 4096), "name": page.plan.name, "tie_weights": True}
    page.add("```json", *json.dumps(settings, indent=2).split("\n"), "```")


def write_toctree(plans: list[Plan], stock: Stock, own: set[str], mark: str | None) -> str:
    """A `_toctree.yml`. What isn't among `own` is left out, or with a `mark` listed as in translation."""
    lines: list[str] = []
    for number, group in enumerate(stock.groups):
        entries: list[str] = []
        for plan in plans:
            if plan.group != number:
                continue
            if plan.local in own:
                entries += [f"  - local: {plan.local}", f"    title: {title(plan, stock)}"]
            elif mark is not None:
                entries += ["  - local: in_translation", f"    title: {mark}{title(plan, STOCK['en'])}"]
        if entries:
            lines += ["- sections:", *entries, f"  title: {group}"]
    return "\n".join(lines) + "\n"


def write_corpus(
    folder: Path, pages: int = 560, seed: int = 1, shares: dict[str, float] | None = None
) -> dict[str, int]:
    """Writes a folder of languages below `folder`; gives the number of pages of each language.

    `shares` says which languages there are, and how much of English each covers; the first
    page of all is always translated.
    """
    shares = SHARES if shares is None else shares
    plans = plan_pages(pages, seed)
    counts: dict[str, int] = {}
    for code, share in shares.items():
        order = random.Random(f"{seed} {code}").sample(plans[1:], len(plans) - 1)
        chosen = [plans[0], *order[: round(share * len(plans)) - 1 if share < 1 else None]]
        own = {plan.local for plan in chosen}
        for plan in chosen:
            path = folder / code / f"{plan.local}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            ids = code != "en" and plan.seed % 2 == 0
            path.write_text(write_page(plan, STOCK[code], plans, ids=ids), encoding="utf-8")
        toctree = write_toctree(plans, STOCK[code], own, MARKED.get(code))
        (folder / code / "_toctree.yml").write_text(toctree, encoding="utf-8")
        counts[code] = len(chosen)
    return counts


def parse_shares(texts: list[str]) -> dict[str, float]:
    """`["ko=0.5"]` over the usual shares."""
    shares = dict(SHARES)
    for text in texts:
        code, _, share = text.partition("=")
        shares[code] = float(share)
    return shares


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.corpus", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=560)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", action="append", default=[], metavar="LANGUAGE=SHARE")
    arguments = parser.parse_args()
    counts = write_corpus(arguments.folder, arguments.pages, arguments.seed, parse_shares(arguments.share))
    for code, count in counts.items():
        print(f"{code}: {count} pages")


if __name__ == "__main__":
    main()
