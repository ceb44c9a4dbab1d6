"""Which members a page shows of an object: what its list of names, and mkdocstrings' options, ask for."""

from __future__ import annotations

import pytest

from autodoc.documented import Documented
from autodoc.model import Object
from autodoc.options import EntryOptions
from autodoc.select import Selector


def function(path: str, doc: str = "") -> Object:
    return Object(path, "function", doc=doc)


def class_(path: str, *members: Object, ancestors: tuple[str, ...] = (), flavour: str = "") -> Object:
    own = {one.name: one for one in members}
    return Object(path, "class", flavour=flavour, ancestors=list(ancestors), members=own)  # type: ignore[arg-type]


BASE = class_(
    "kit.base.Base",
    function("kit.base.Base.__init__", "Make one."),
    function("kit.base.Base.save", "Save it."),
    function("kit.base.Base.load", "Load it."),
    function("kit.base.Base._hidden", "Nobody's business."),
    function("kit.base.Base.undocumented"),
)
MODEL = class_(
    "kit.model.Model",
    function("kit.model.Model.__call__", "Run it."),
    function("kit.model.Model.forward", "Run it forward."),
    function("kit.model.Model.save"),  # overrides without a docstring
    function("kit.model.Model.load", "Load it."),  # says no more than the one above it
    Object("kit.model.Model.device", "property", doc="Where it lies."),
    Object("kit.model.Model.width", "attribute", doc="How wide it is."),
    Object("kit.model.Model.depth", "attribute"),
    class_("kit.model.Model.Config", function("kit.model.Model.Config.check", "Check it.")),
    ancestors=("kit.base.Base",),
)
CLASSES = {one.path: one for one in (BASE, MODEL)}
PUBLIC = {"kit.base.Base": "kit.Base"}


def select(options: EntryOptions, found: Object = MODEL) -> tuple[Documented, list[str]]:
    return Selector(CLASSES.get, lambda path: PUBLIC.get(path, path)).select("kit.Model", found, options)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (EntryOptions(), ["forward", "device", "width"]),
        (EntryOptions(members=("none",)), []),
        (EntryOptions(members=("forward", "none")), []),
        (EntryOptions(members=("depth", "forward")), ["depth", "forward"]),
        (EntryOptions(members=("__call__", "all")), ["__call__", "forward", "device", "width"]),
        (EntryOptions(members=("all", "width")), ["width", "forward", "device"]),
        (EntryOptions(members=("forward", "forward")), ["forward"]),
        (EntryOptions(order="alphabetical"), ["device", "forward", "width"]),
        (EntryOptions(filters=("!^dev",)), ["__call__", "forward", "width"]),
        (EntryOptions(undocumented=True), ["forward", "save", "device", "width", "depth", "Config"]),
        (EntryOptions(inherited=True), ["forward", "device", "width"]),
        (EntryOptions(members=("Config.check",)), ["Config.check"]),
    ],
)
def test_members_in_the_order_in_which_they_are_shown(options: EntryOptions, shown: list[str]) -> None:
    documented, missing = select(options)
    assert [one.name.removeprefix("kit.Model.") for one in documented.members] == shown
    assert missing == []


def test_a_name_that_is_inherited_is_shown_with_the_class_that_defines_it() -> None:
    child = class_("kit.model.Child", ancestors=("kit.model.Model", "kit.base.Base"))
    documented, missing = select(EntryOptions(members=("undocumented", "forward", "missing")), child)
    assert [(one.name, one.object.path, one.owner) for one in documented.members] == [
        ("kit.Model.undocumented", "kit.base.Base.undocumented", "kit.Base"),
        ("kit.Model.forward", "kit.model.Model.forward", "kit.model.Model"),
    ]
    assert missing == ["missing"]


def test_a_method_without_a_docstring_says_what_the_one_it_overrides_says() -> None:
    documented, _ = select(EntryOptions(members=("save",)))
    [save] = documented.members
    assert (save.object.doc, save.object.path, save.doc_from) == (
        "Save it.",
        "kit.model.Model.save",
        "kit.Base.save",
    )


def test_all_names_what_comes_from_above_and_is_not_shown() -> None:
    documented, _ = select(EntryOptions(members=("all",)))
    assert documented.inherited == [("kit.Base", ["undocumented"])]


def test_without_all_nothing_is_said_of_what_comes_from_above() -> None:
    assert select(EntryOptions())[0].inherited == []


def test_members_of_an_enum_need_no_docstring() -> None:
    color = class_(
        "kit.Color",
        Object("kit.Color.RED", "attribute", value="1"),
        Object("kit.Color._cache", "attribute", value="{}"),
        flavour="enum",
    )
    documented, _ = select(EntryOptions(), color)
    assert [one.object.name for one in documented.members] == ["RED"]


def test_a_class_within_a_class_shows_its_own_members() -> None:
    documented, _ = select(EntryOptions(members=("Config",)))
    assert [one.name for one in documented.members[0].members] == ["kit.Model.Config.check"]


def test_inherited_members_by_name() -> None:
    child = class_("kit.model.Child", ancestors=("kit.model.Model", "kit.base.Base"))
    documented, _ = select(EntryOptions(inherited=("forward", "save")), child)
    assert [(one.object.path, one.owner) for one in documented.members] == [
        ("kit.model.Model.forward", "kit.model.Model"),
    ]
