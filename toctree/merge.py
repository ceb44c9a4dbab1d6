"""The nav of a translated language: English's shape, the language's words, and no page lost.

Toctrees of translations are partial, lag behind English and keep pages that English has
dropped. Readers are served best by one order of pages in every language, so English gives it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set

from toctree.model import Toctree
from toctree.nav import NavNode, build, once

_BRACKETED = re.compile(r"[(\[（［【][^()\[\]（）［］【】]+[)\]）］】]\s*")

ALIKE = 0.6
"""How many of the pages of two groups must stand in both for one's title to translate the
other's. At a half, titles in Transformers' translations land on groups that mean something else."""


def merge(english: Toctree, own: Toctree, own_pages: Set[str]) -> list[NavNode]:
    """The nav that a language shows; with the language's own tree for both, that tree.

    - Every page of both trees stands in it exactly once, an English one where English has it.
    - A page's title is the language's where its tree lists the page, else English's.
    - An English group takes the title of the language's group that holds mostly the same
      pages (see `_pair_groups`).
    - A title that bears the mark of untranslated pages, as in `(번역중) Pipelines`, is none.
    - A page that English lacks goes into the English group that its own group is paired
      with, behind the page before it. Where its group is paired with none, what is left of
      that group (its title and the pages that English lacks) is a group of its own.

    `own_pages` are the pages that the language has itself: they count as translated.
    """
    skeleton = once(build(english))
    theirs = once(build(own))
    pairs = _pair_groups(skeleton, theirs)
    placed = {node.local: node for node in _walk(skeleton) if node.local}
    mark = mark_of(own)
    for node in _walk(theirs):
        if mark and node.title.startswith(mark):
            node.title = node.title.removeprefix(mark)
            continue
        target = placed.get(node.local) if node.local else pairs.get(node)
        if target is not None and node.title and not target.translated:
            target.title = node.title
            target.translated = True
    _Extras(placed, pairs).place(theirs, skeleton)
    for node in _walk(skeleton):
        if node.local:
            node.translated = node.local in own_pages
    return skeleton


def mark_of(own: Toctree) -> str:
    """The words in brackets that titles of a language's untranslated pages begin with, if any do."""
    starts = [_BRACKETED.match(entry.title) for entry in own.walk() if entry.in_translation]
    counts = Counter(start[0] for start in starts if start)
    mark, count = next(iter(counts.most_common(1)), ("", 0))
    return mark if count > 1 else ""


def without_mark(title: str) -> str:
    """A title without words in brackets at its beginning: `(번역중) Pipelines` is `Pipelines`."""
    found = _BRACKETED.match(title)
    return title[found.end() :] if found else title


def _walk(nodes: Iterable[NavNode]) -> list[NavNode]:
    return [one for node in nodes for one in node.walk()]


def _groups(
    nodes: list[NavNode], above: tuple[NavNode, ...] = ()
) -> list[tuple[NavNode, tuple[NavNode, ...]]]:
    """Groups without a page of their own, each with the groups that it stands in."""
    found: list[tuple[NavNode, tuple[NavNode, ...]]] = []
    for node in nodes:
        if node.children:
            if not node.local:
                found.append((node, above))
            found += _groups(node.children, (*above, node))
    return found


def _pair_groups(skeleton: list[NavNode], theirs: list[NavNode]) -> dict[NavNode, NavNode]:
    """The language's groups and the English ones that they translate, one to one.

    Two groups can be a pair when ALIKE of their pages stand in both; pages that only one of
    the two toctrees lists don't count. The most alike are paired
    first, of equals those that are so with all their pages, then those at the same depth;
    and no pair may stand inside another's counterpart the wrong way round.
    """
    ours = {local for node in skeleton for local in node.locals()}
    shared = ours & {local for node in theirs for local in node.locals()}
    english = [(node, above, node.locals()) for node, above in _groups(skeleton)]
    own = [(node, above, node.locals()) for node, above in _groups(theirs)]
    candidates: list[tuple[float, float, int, int, int]] = []
    for i, (_, above, pages) in enumerate(own):
        for j, (_, their_above, their_pages) in enumerate(english):
            both = len(pages & their_pages)
            alike = both / len((pages | their_pages) & shared) if both else 0.0
            if alike >= ALIKE:
                wholly = both / len(pages | their_pages)
                candidates.append((-alike, -wholly, abs(len(above) - len(their_above)), i, j))
    pairs: dict[NavNode, NavNode] = {}
    above_of = {node: above for node, above, _ in [*own, *english]}
    taken: set[NavNode] = set()
    for *_, i, j in sorted(candidates):
        mine, target = own[i][0], english[j][0]
        if mine in pairs or target in taken:
            continue
        if all(_nested_alike(mine, one, target, other, above_of) for one, other in pairs.items()):
            pairs[mine] = target
            taken.add(target)
    return pairs


def _nested_alike(
    mine: NavNode,
    other_mine: NavNode,
    target: NavNode,
    other_target: NavNode,
    above_of: dict[NavNode, tuple[NavNode, ...]],
) -> bool:
    """Whether two pairs agree on which of them stands inside which."""
    inside = other_mine in above_of[mine]
    around = mine in above_of[other_mine]
    if inside and target in above_of[other_target]:
        return False
    return not (around and other_target in above_of[target])


class _Extras:
    """Puts the pages that English lacks into a nav that has the English ones.

    `placed` are the nodes of pages that stand in the nav, `pairs` the language's groups
    and what each is called in the nav.
    """

    def __init__(self, placed: dict[str, NavNode], pairs: dict[NavNode, NavNode]) -> None:
        self._placed = placed
        self._pairs = pairs

    def place(self, siblings: list[NavNode], into: list[NavNode]) -> None:
        """Puts what the nav lacks of `siblings` into one of its lists, behind the sibling before it."""
        holder = {inner: node for node in into for inner in node.walk()}
        before: NavNode | None = None
        waiting: list[NavNode] = []
        for sibling in siblings:
            known = self._known(sibling)
            missing = self._missing(sibling)
            stands = holder.get(known) if known is not None else None
            if missing is not None:
                if before is None:
                    waiting.append(missing)
                else:
                    into.insert(into.index(before) + 1, missing)
                    before = missing
            elif stands is not None:
                if before is None:
                    position = into.index(stands)
                    into[position:position] = waiting
                    waiting = []
                before = stands
        into += waiting

    def _known(self, node: NavNode) -> NavNode | None:
        """The nav's node for a node of the language's tree."""
        return self._placed.get(node.local) if node.local else self._pairs.get(node)

    def _missing(self, node: NavNode) -> NavNode | None:
        """What of a node the nav lacks, as a node of its own; its known parts are filled up in place."""
        known = self._known(node)
        if known is not None:
            self.place(node.children, known.children)
            return None
        copy = NavNode(node.title, node.local, translated=True, new=node.new, is_expanded=node.is_expanded)
        if node.local:
            self._placed[node.local] = copy
        for child in node.children:
            missing = self._missing(child)
            if missing is not None:
                copy.children.append(missing)
        return copy if node.local or copy.children else None
