"""One record of two: the source is believed, the import completes it."""

from __future__ import annotations

from autodoc.merge import merge
from autodoc.model import Object, Parameter, Signature


def nowhere(file: str, line: int) -> Object | None:
    return None


def test_what_the_source_says_stays() -> None:
    static = Object("kit.f", "function", file="kit.py", line=3, doc="Doc.", doc_line=4, signature=Signature())
    imported = Object("kit.f", "function", doc="Doc.", imported=True, signature=Signature([Parameter("x")]))
    assert merge(static, imported, nowhere) == static


def test_a_docstring_that_a_decorator_wrote_is_taken() -> None:
    static = Object("kit.f", "function", file="kit.py", line=3, doc="Doc.", doc_line=4)
    imported = Object("kit.f", "function", doc="Doc.\n\nMore.", imported=True)
    merged = merge(static, imported, nowhere)
    assert merged is not None
    assert (merged.doc, merged.doc_line, merged.line, merged.imported) == ("Doc.\n\nMore.", 0, 3, True)


def test_a_docstring_that_the_import_lost_stays() -> None:
    static = Object("kit.f", "function", doc="Doc.", doc_line=4)
    merged = merge(static, Object("kit.f", "function"), nowhere)
    assert merged is not None
    assert merged.doc == "Doc."


def test_members_set_at_import_are_added_with_the_signature_of_their_source() -> None:
    def source_at(file: str, line: int) -> Object | None:
        assert (file, line) == ("kit/auto.py", 7)
        return Object(
            "kit.auto.Base.load",
            "function",
            line=8,
            signature=Signature([Parameter("name", default="DEFAULT")]),
        )

    static = Object("kit.Auto", "class")
    made = Object(
        "kit.Auto.load", "function", labels=["classmethod"], file="kit/auto.py", line=7, doc="Load an Auto."
    )
    imported = Object("kit.Auto", "class", members={"load": made})
    merged = merge(static, imported, source_at)
    assert merged is not None
    load = merged.members["load"]
    assert load.signature == Signature([Parameter("name", default="DEFAULT")])
    assert (load.doc, load.doc_line, load.labels) == ("Load an Auto.", 0, ["classmethod"])


def test_a_function_that_became_a_method_is_called_without_its_first_parameter() -> None:
    def source_at(file: str, line: int) -> Object | None:
        return Object("kit.count", "function", signature=Signature([Parameter("self"), Parameter("x")]))

    made = Object("kit.A.count", "function", file="kit.py", line=1, signature=Signature([Parameter("x")]))
    merged = merge(Object("kit.A", "class"), Object("kit.A", "class", members={"count": made}), source_at)
    assert merged is not None
    assert merged.members["count"].signature == Signature([Parameter("x")])


def test_a_lambda_is_not_taken_for_the_function_that_follows_it() -> None:
    def source_at(file: str, line: int) -> Object | None:
        return Object("kit.other", "function", doc="Other.", signature=Signature([Parameter("z")]))

    static = Object("kit.add", "attribute", file="kit.py", line=1, doc="Adds.", doc_line=2)
    found = Signature([Parameter("x"), Parameter("y")])
    merged = merge(static, Object("kit.add", "function", file="kit.py", line=1, signature=found), source_at)
    assert merged is not None
    assert (merged.kind, merged.doc, merged.signature) == ("function", "Adds.", found)


def test_what_python_itself_adds_to_a_class_is_left_out() -> None:
    static = Object("kit.Point", "class", flavour="dataclass")
    extra = {
        "__eq__": Object("kit.Point.__eq__", "function"),
        "__match_args__": Object("kit.Point.__match_args__", "attribute", value="()"),
    }
    merged = merge(static, Object("kit.Point", "class", members=extra), nowhere)
    assert merged is not None
    assert merged.members == {}


def test_members_of_an_enum_that_are_made_at_import_are_kept() -> None:
    red = Object("kit.Color.RED", "attribute", value="1")
    merged = merge(
        Object("kit.Color", "class", flavour="enum"),
        Object("kit.Color", "class", members={"RED": red}),
        nowhere,
    )
    assert merged is not None
    assert merged.members == {"RED": red}


def test_a_method_that_a_decorator_makes_a_property() -> None:
    static = Object(
        "kit.A.size", "function", signature=Signature([], ["int"]), doc="Size.", doc_line=2, line=1
    )
    merged = merge(static, Object("kit.A.size", "property", doc="Size."), nowhere)
    assert merged is not None
    assert (merged.kind, merged.annotation, merged.doc_line) == ("property", ["int"], 2)


def test_a_name_that_the_import_rebinds_is_what_it_became() -> None:
    static = Object("kit.run", "attribute", file="kit.py", line=9, value="wrap(_run)")
    imported = Object("kit.run", "function", doc="Run.", signature=Signature([Parameter("x")]))
    merged = merge(static, imported, nowhere)
    assert merged is not None
    assert (merged.kind, merged.doc, merged.file, merged.line) == ("function", "Run.", "kit.py", 9)


def test_what_has_no_source_is_what_the_import_says() -> None:
    imported = Object("kit._C.add", "function", doc="Add.", imported=True)
    assert merge(None, imported, nowhere) == imported
    assert merge(None, None, nowhere) is None
