"""A docstring's parameters beside the signature's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[[str], list[tuple[int, str, str]]]


@pytest.fixture
def function(faults: Check) -> Callable[..., list[tuple[int, str]]]:
    """Line and message of what is wrong with a function's docstring; its parameters begin on line 5."""

    def check(signature: str, *parameters: str, decorator: str = "") -> list[tuple[int, str]]:
        lines = "".join(f"        {one}\n" for one in parameters)
        first = f"{decorator}\n" if decorator else ""
        source = f'{first}def f({signature}):\n    """Text.\n\n    Args:\n{lines}    """\n'
        return [(line, f"{rule}: {message}") for line, rule, message in faults(source)]

    return check


Function = Callable[..., list[tuple[int, str]]]


def test_a_parameter_that_the_signature_lacks(function: Function) -> None:
    assert function("width", "width: W.", "depth: D.") == [
        (6, "docstring-unknown-parameter: f has no parameter depth, which its docstring describes")
    ]


def test_a_parameter_that_the_docstring_lacks_is_told_at_its_list(function: Function) -> None:
    assert function("a, b, c", "a: A.") == [
        (4, "docstring-missing-parameter: the docstring of f doesn't describe b, c")
    ]


def test_a_name_written_otherwise_is_neither_missing_nor_unknown(function: Function) -> None:
    assert function("width, height", "widht: W.", "height: H.") == [
        (
            5,
            "docstring-misnamed-parameter: "
            "f has no parameter widht, but width, which its docstring leaves out",
        )
    ]


def test_two_names_each_have_their_own_nearest(function: Function) -> None:
    found = function("first_value, second_value", "first_val: F.", "second_val: S.")
    assert [message.partition(",")[2].split()[1] for _, message in found] == ["first_value,", "second_value,"]


@pytest.mark.parametrize("signature", ["a, **kwargs", "a, *args, **kwargs", "a, **kwargs: Unpack[Options]"])
def test_kwargs_take_any_name_and_need_no_text(function: Function, signature: str) -> None:
    assert function(signature, "a: A.", "b: B.") == []


def test_beside_kwargs_a_name_must_be_all_but_the_same_to_be_misnamed(function: Function) -> None:
    found = function("mlp_ratio=1, **kwargs", "mlp_ratios: R.")
    assert [message.partition(":")[0] for _, message in found] == ["docstring-misnamed-parameter"]
    found = function("cls_loss_coefficient=1, **kwargs", "eos_coefficient: E.")
    assert [message.partition(":")[0] for _, message in found] == ["docstring-missing-parameter"]


@pytest.mark.parametrize(
    ("signature", "parameters"),
    [
        ("a", ()),  # nothing is listed
        ("a, _private=None", ("a: A.",)),
        ("a, b", ("a, b (`int`): Both.",)),
        ("*args", ("*args: All.",)),
        ("config", ("config (`dict`): C.", "config.size (`int`): A part of it.")),
        ("index", ("index (or slice): I.",)),
        ("a, b", ("a: A.", "b `int`, *optional*): Has no first parenthesis.")),
    ],
)
def test_nothing_is_wrong(function: Function, signature: str, parameters: tuple[str, ...]) -> None:
    if not parameters:
        parameters = ("Nothing but text.",)
    assert function(signature, *parameters) == []


def test_a_parameter_that_is_described_twice(function: Function) -> None:
    assert function("a", "a: A.", "a: Again.") == [
        (6, "docstring-parameter-twice: the docstring of f describes a twice")
    ]


@pytest.mark.parametrize(
    ("default", "documented"),
    [("256", "512"), ("'a'", '"b"'), ("False", "`True`"), ("(1, 2)", "(1, 3)"), ("5", "`None`")],
)
def test_a_default_that_is_another(function: Function, default: str, documented: str) -> None:
    said = documented.strip("`")
    assert function(f"a={default}", f"a (`int`, *optional*, defaults to {documented}): A.") == [
        (5, f"docstring-wrong-default: a of f is {default} by default, but its docstring says {said}")
    ]


def test_a_default_that_there_is_not(function: Function) -> None:
    assert function("a", "a (`int`, defaults to 3): A.") == [
        (5, "docstring-wrong-default: a of f has no default, but its docstring says 3")
    ]


@pytest.mark.parametrize(
    ("default", "documented"),
    [
        ("1e-05", "0.00001"),
        ("'cuda'", "cuda"),
        ("'cuda'", '`"cuda"`'),
        ("None", "`config.size`"),
        ("[1,2]", "[1, 2]"),
        ("(1, 2)", "[1, 2]"),
        ("'auto'", '`"auto "`'),
        ("Mode.FAST", '"fast"'),
        ("DEFAULT", "8"),
    ],
)
def test_a_default_that_may_be_the_same(function: Function, default: str, documented: str) -> None:
    assert function(f"a={default}", f"a (`int`, *optional*, defaults to {documented}): A.") == []


def test_optional_is_what_has_a_default(function: Function) -> None:
    assert function(
        "a, b=1, c=2", "a (`int`, *optional*): A.", "b (`int`, *optional*): B.", "c (`int`): C."
    ) == [
        (
            5,
            "docstring-wrong-optional: a of f has no default, but its docstring says that it is optional",
        ),
        (7, "docstring-missing-optional: c of f is 2 by default, but its docstring doesn't say *optional*"),
    ]


@pytest.mark.parametrize(
    "parameter",
    ["b (`int` or `None`): B.", "b (`int`): B. By default all.", "b (`int`): Optional.", "b: B."],
)
def test_optional_may_be_said_in_another_way(function: Function, parameter: str) -> None:
    assert function("a=1, b=None", "a (`int`, *optional*): A.", parameter) == []


def test_a_library_that_never_says_optional_needn_t(function: Function) -> None:
    assert function("a=1, b=2", "a (`int`): A.", "b (`int`): B.") == []


def test_a_decorator_may_complete_a_docstring_and_take_parameters(function: Function) -> None:
    assert function("a, b", "a: A.", decorator="@auto_docstring") == []
    assert function("a", "a: A.", "old: O.", decorator="@renames('old')") == []
    assert len(function("a", "a: A.", "old: O.", decorator="@torch.no_grad()")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "if size is None:\n        raise ValueError",
        "if other or size is None:\n        raise ValueError",
        "if not size:\n        raise ValueError",
        "assert size is not None",
        "assert isinstance(size, int) and other",
        "other = size.real",
        "for one in other:\n        one(size[0])",
    ],
)
def test_a_parameter_that_must_not_be_none_is_not_optional(faults: Check, body: str) -> None:
    assert _told(faults, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "if size is None and other:\n        raise ValueError",
        "if size is not None:\n        raise ValueError",
        "if size is None:\n        size = 1",
        "size = 1 if size is None else size.real",
        "return other(size)",
    ],
)
def test_one_that_may_be_none_is(faults: Check, body: str) -> None:
    assert _told(faults, body) == ["docstring-missing-optional"]


CALLED = """
class Inner:
    def forward(self, size, other=None, third=None):
        if other is None:
            raise ValueError


class Base:
    def run(self, size):
        pass

    def walk(self, size: int | None):
        pass


class Model(Base):
    def __init__(self):
        self.inner = Inner()
        inner = Outer._from_config()
        self.deep = inner.inner

    def run(self, size=None, more=None):
        \"\"\"
        Args:
            size (`int`): Size.
            more (`int`, *optional*): More.
        \"\"\"
        {body}


class Outer:
    def __init__(self):
        self.inner = Inner()
"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("return self.inner(size)", False),
        ("return self.inner(1, other=size)", False),
        ("return self.deep(size=size)", False),
        ("return super().run(size)", False),
        ("if more is None:\n            return self.inner(size)", True),
        ("return super().walk(size)", True),
        ("return self.walk(size=size)", True),
        ("return self.inner(1, 2, size)", True),
        ("return self.inner(size if size else 1)", True),
        ("return self.inner(size) if size is not None else None", True),
        ("return self.unknown(size)", True),
    ],
)
def test_what_a_method_hands_on_is_optional_if_the_other_has_a_use_for_none(
    faults: Check, body: str, told: bool
) -> None:
    rules = [rule for _, rule, _ in faults(CALLED.replace("{body}", body))]
    assert ("docstring-missing-optional" in rules) is told


def _told(faults: Check, body: str) -> list[str]:
    source = 'def f(size=None, other=None):\n    """\n    Args:\n        size (`int`): Size.\n'
    source += f'        other (`int`, *optional*): Other.\n    """\n    {body}\n'
    return [rule for _, rule, _ in faults(source)]


def test_a_list_that_knows_nothing_of_the_signature_is_an_example(faults: Check) -> None:
    source = 'def read(docstring, depth):\n    """Reads it.\n\n    Args:\n        arg1: One.\n'
    assert faults(source + '        second: Two.\n    """\n') == []
    told = [rule for _, rule, _ in faults(source + '    """\n')]
    assert told == ["docstring-missing-parameter", "docstring-unknown-parameter"]
    assert faults(source.replace("Reads it.", "Its format is:") + '    """\n') == []


def test_a_name_whose_words_are_those_of_another_parameter_is_not_misnamed(faults: Check) -> None:
    source = 'def f(states, states_ngram):\n    """\n    Args:\n        ngram_states: A.\n'
    source += '        states_ngram: B.\n    """\n'
    assert "docstring-misnamed-parameter" not in [rule for _, rule, _ in faults(source)]


@pytest.mark.parametrize(
    ("docstring", "line"),
    [
        ('"""F.\n\n    Args:\n        a (`int`, *optional*, defaults to 2): A.\n    """', 5),
        ("'F.\\n\\nArgs:\\n    a (`int`, *optional*, defaults to 2): A.'", 2),
        ('"""F.\\n\n    Args:\n        a (`int`, *optional*, defaults to 2): A.\n    """', 4),
        (
            '"""F \\\n    goes on.\n\n    Args:\n        a (`int`, *optional*, defaults to 2): A.\n    """',
            6,
        ),
        ('"""\\\n    F.\n\n    Args:\n        a (`int`, *optional*, defaults to 2): A.\n    """', 6),
        ("'F.\\n'\\\n    '\\nArgs:\\n'\\\n    '    a (`int`, *optional*, defaults to 2): A.'", 4),
        ("'F.\\n\\nArgs:' '\\n    a (`int`, *optional*, defaults to 2): A.'", 2),
        ('"""F \\\n    with \\\n    \\n\n    Args:\n        a (`int`, *optional*, defaults to 2): A."""', 6),
        ('r"""F \\n\n    x\\\n\n    Args:\n        a (`int`, *optional*, defaults to 2): A."""', 6),
    ],
)
def test_the_line_is_that_of_the_file_however_the_docstring_is_written(
    faults: Check, docstring: str, line: int
) -> None:
    found = faults(f"def f(a=1):\n    {docstring}\n")
    assert [(number, rule) for number, rule, _ in found] == [(line, "docstring-wrong-default")]
