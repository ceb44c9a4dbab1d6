"""What is known of an object of the library: small records, the same whoever found them.

Static analysis and the import each give `Object`s; `merge` makes one of two. A record is
JSON between processes and in the cache.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["module", "class", "function", "property", "attribute"]

Flavour = Literal["", "dataclass", "enum", "typed-dict", "named-tuple", "protocol", "exception"]
"""What kind of class a class is."""

Label = Literal[
    "abstract",
    "async",
    "cached",  # a functools.cached_property
    "class-attribute",  # an attribute of the class, whatever its instances say
    "classmethod",
    "constant",  # a module's attribute with a name in capitals, or annotated as Final
    "instance-attribute",  # set on `self` in a method
    "staticmethod",
    "writable",  # a property with a setter
]

Sign = Literal[
    "base",  # a class at the top of its module derives from it
    "handed-over",  # it, or a class that derives from it, is given to a function there, which may describe it
    "withdrawn",  # a call warns first that it is deprecated, or does nothing but raise
]
"""What a module's source tells of an object beside its definition."""

ParameterKind = Literal[
    "positional-only", "positional-or-keyword", "var-positional", "keyword-only", "var-keyword"
]

REST: tuple[ParameterKind, ...] = ("var-positional", "var-keyword")
"""Kinds of parameters that take what the others leave."""

Piece = str | tuple[str, str]
"""A part of an expression: text, or a name as written and the dotted path that it stands for."""

Expression = list[Piece]
"""Source code with its names resolved, as in `["list[", ("Tensor", "torch.Tensor"), "]"]`; [] for none."""


def text_of(expression: Expression) -> str:
    """An expression as it was written."""
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in expression)


@dataclass(slots=True)
class Parameter:
    """A parameter of a signature. `name` has no stars; `default` is source code, None without one."""

    name: str
    kind: ParameterKind = "positional-or-keyword"
    annotation: Expression = field(default_factory=list)
    default: str | None = None


@dataclass(slots=True)
class Signature:
    """What a function takes and gives; `self` and `cls` are left out."""

    parameters: list[Parameter] = field(default_factory=list)
    returns: Expression = field(default_factory=list)

    def undocumented(self, documented: Collection[str]) -> list[Parameter]:
        """The parameters that a docstring with a list of them leaves out.

        What takes "the rest" and what is private needs no description.
        """
        return [
            one
            for one in self.parameters
            if one.name not in documented and one.kind not in REST and not one.name.startswith("_")
        ]


@dataclass(slots=True)
class Object:
    """One object. Everything about other objects is by dotted path.

    `path` is where it is defined (`transformers.models.bert.modeling_bert.BertModel.forward`),
    whatever name it is exported under. `file` is its source, relative to the folder that holds
    the package (`transformers/models/bert/modeling_bert.py`), with `line` and `end_line` of its
    definition from 1, decorators not counted; "" and 0 where there is no source.

    `doc` is its own docstring after `inspect.cleandoc`, "" without one. `doc_line` is the line of
    its first line in the file, 0 where it was made at import; `doc_breaks` are the lines of the file on
    which escapes (`\\n` in quotes that aren't raw) break it, one for each break, and as negative numbers
    those whose end doesn't. `imported` says that
    the object (or its docstring) is known from an import alone.

    A class has `bases`, `members` (its own, in order of definition, private ones too) and a
    `signature` when it or a class of the library above it says how to make one. `ancestors` are
    the classes of the library above it, in method resolution order. Functions have a `signature`,
    and `overloads`; like classes they have `decorators` as written, without `@`. Attributes,
    properties and constants have an `annotation` and a `value`, as written. `deprecated` is the
    message of a `@deprecated` decorator, None without one. `signs` are known from the source alone; of
    those, functions have `withdrawn`, and what stands at the top of a module the others.
    """

    path: str
    kind: Kind
    flavour: Flavour = ""
    labels: list[Label] = field(default_factory=list)
    file: str = ""
    line: int = 0
    end_line: int = 0
    doc: str = ""
    doc_line: int = 0
    doc_breaks: list[int] = field(default_factory=list)
    imported: bool = False
    signature: Signature | None = None
    overloads: list[Signature] = field(default_factory=list)
    bases: list[Expression] = field(default_factory=list)
    ancestors: list[str] = field(default_factory=list)
    decorators: list[str] = field(default_factory=list)
    annotation: Expression = field(default_factory=list)
    value: str = ""
    deprecated: str | None = None
    signs: list[Sign] = field(default_factory=list)
    members: dict[str, Object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit(".", 1)[-1]

    def to_json(self) -> dict[str, Any]:
        """The record as JSON, without what has its default."""
        data: dict[str, Any] = {"path": self.path, "kind": self.kind}
        for key in ("flavour", "labels", "file", "line", "end_line", "doc", "doc_line", "doc_breaks",
                    "imported", "bases", "ancestors", "decorators", "annotation", "value",
                    "signs"):  # fmt: skip
            value = getattr(self, key)
            if value:
                data[key] = value
        if self.deprecated is not None:
            data["deprecated"] = self.deprecated
        if self.signature is not None:
            data["signature"] = _signature_to_json(self.signature)
        if self.overloads:
            data["overloads"] = [_signature_to_json(one) for one in self.overloads]
        if self.members:
            data["members"] = [one.to_json() for one in self.members.values()]
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Object:
        """The record that `to_json` was made from."""
        rest = {
            key: value
            for key, value in data.items()
            if key not in ("bases", "annotation", "signature", "overloads", "members")
        }
        members = [cls.from_json(one) for one in data.get("members", ())]
        signature = data.get("signature")
        return cls(
            **rest,
            bases=[_expression(one) for one in data.get("bases", ())],
            annotation=_expression(data.get("annotation", ())),
            signature=None if signature is None else _signature_from_json(signature),
            overloads=[_signature_from_json(one) for one in data.get("overloads", ())],
            members={one.name: one for one in members},
        )


def _signature_to_json(signature: Signature) -> dict[str, Any]:
    return {
        "parameters": [[one.name, one.kind, one.annotation, one.default] for one in signature.parameters],
        "returns": signature.returns,
    }


def _signature_from_json(data: dict[str, Any]) -> Signature:
    return Signature(
        [
            Parameter(name, kind, _expression(annotation), default)
            for name, kind, annotation, default in data["parameters"]
        ],
        _expression(data["returns"]),
    )


def _expression(data: Any) -> Expression:
    return [piece if isinstance(piece, str) else (piece[0], piece[1]) for piece in data]
