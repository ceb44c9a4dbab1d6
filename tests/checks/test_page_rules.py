"""What only `doc-builder check` tells of a page: by line and rule, and what it leaves alone."""

from __future__ import annotations

import pytest

from builder.checks.pages import page_problems
from builder.markdown import parse

FENCE = "# Title\n\n```{language}\n{code}\n```\n"


def found(text: str) -> list[str]:
    return [f"{one.line} {one.rule}" for _, one in page_problems(parse(text, "page.md"))]


def python(code: str, language: str = "py") -> list[str]:
    return found(FENCE.format(language=language, code=code))


# Headings


def test_a_heading_that_skips_a_level() -> None:
    assert found("# A\n\n### B\n\n## C\n\n### D\n\n# E\n") == ["3 heading-skip", "9 heading-title"]


def test_headings_may_rise_by_any_number_of_levels() -> None:
    assert found("# A\n\n## B\n\n### C\n\n#### D\n\n## E\n") == []


def test_each_tab_goes_on_from_the_heading_above_the_tabs() -> None:
    tabs = (
        '# A\n\n<hfoptions id="x">\n<hfoption id="a">\n\n## B\n\n### C\n\n</hfoption>\n'
        '<hfoption id="b">\n\n## D\n\n{deep} E\n\n</hfoption>\n</hfoptions>\n'
    )
    assert found(tabs.format(deep="###")) == []
    assert found(tabs.format(deep="####")) == ["15 heading-skip"]


def test_a_page_without_a_title() -> None:
    assert found("<!-- licence -->\n\n## A\n") == ["1 heading-title"]
    assert found("<h1 align='center'>A</h1>\n\n## B\n") == []


def test_titles_of_frameworks_are_one() -> None:
    page = (
        "<frameworkcontent><pt>\n\n# In PyTorch\n\n</pt><tf>\n\n# In TensorFlow\n\n</tf></frameworkcontent>\n"
    )
    assert found(page) == []


def test_what_a_page_includes_is_judged_in_its_place() -> None:
    part = "begin\n\n#### Deep\n\n```py\nx = = 1\n```\n\n<Tips>\nbe careful\n</Tips>\n"
    include = '<include>{"path": "../part.md", "start-after": "begin"}</include>\n'
    page = parse(f"# A\n\n{include}", "page.md", include=lambda name: part)
    assert [f"{path}:{one.line} {one.rule}" for path, one in page_problems(page)] == [
        "../part.md:3 heading-skip",
        "../part.md:6 python-syntax",
        "../part.md:9 unknown-tag",
    ]
    below = parse(f"# A\n\n## B\n\n### C\n\n{include}", "page.md", include=lambda name: "begin\n#### D\n")
    assert page_problems(below) == []
    title = parse(include, "page.md", include=lambda name: "begin\n\n# A\n")
    assert page_problems(title) == []


# Code


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("x = (1,\ny = 2", 4),
        ("f(a، b)", 4),
        (">>> x = 1\n>>> y = = 2\n2", 5),
        (">>> for x in y:\n>>>     print(x)", 4),
        ("import os\n\nvalue = [\xa0 1]", 6),
        ("pip install transformers", 4),
        ("def f():\nreturn 1", 5),
        ("!pip install a \\\n    b\nx = = 1", 6),
        ("%%time\nx = = 1", 5),
        ("def f[\n    T,\n](x: T):\n    x = = 1", 7),
        ("x = [\nclass A:\n    pass", 4),
        ('x = f"{a}"\n\ny = = 2', 6),
        (">>> x = = 1\nTraceback (most recent call last):\nNameError: x", 4),
    ],
)
def test_a_fence_that_is_not_python(code: str, line: int) -> None:
    assert python(code) == [f"{line} python-syntax"]


def test_a_fence_that_only_the_next_one_closes() -> None:
    tabs = (
        '# A\n\n<hfoptions id="x">\n<hfoption id="a">\n\n```py\nx = 1\n\n</hfoption>\n\n```py\ny = 2\n```\n'
    )
    (told,) = (one for _, one in page_problems(parse(tabs, "page.md")) if one.rule != "unclosed-tag")
    assert (told.line, told.rule) == (6, "unclosed-fence")
    assert told.message == "the code fence isn't closed above </hfoption> in line 9"


@pytest.mark.parametrize(
    "code",
    [
        "x = 1",
        "",
        "    x = 1\n    return x",  # an excerpt of a function
        ">>> x = 1\n>>> x\n1 is one\n... of them",  # what is printed needn't be code
        ">>> class A:\n...     x = 1\n\n>>> A()",
        "!pip install x\n%timeit f()\nfiles = !ls\nprint(files)",
        "%%bash\nls -l | wc",
        "%%time\nx = 1",
        "!pip install -q a \\\n    b\n%pip install \\\n    c\nz = %time f()\nf?\n??g",
        "In [1]: for x in y:\n   ...:     print(x)\n1",
        ">>> raise = 1\nTraceback (most recent call last):\nSyntaxError: invalid syntax",
        "type X = int\ntype Pair[T] = tuple[T, T]",  # 3.12
        "def f[T: int, *Ts](x: T) -> T:\n    return x\n\nclass A[\n    T,\n](B):\n    pass",
        'print(f"{x["a"]}")\nprint(f"{", ".join(names)}")',
        "class A[T = int]:\n    pass",  # 3.13
        'page = t"<b>{name}</b>"',  # 3.14
        "await f()",
        "def f(x, ...):\n    pass",  # stands for something
        "token = <your token>",
        "{{ model }}({% if x %})",
        "def forward(self, x):\n\ndef backward(self, x):  # and so on",  # heads alone
        "@dataclass",
    ],
)
def test_code_that_readers_understand(code: str) -> None:
    assert python(code) == []


def test_other_languages_and_what_is_said_to_be_no_code_are_left_alone() -> None:
    assert python("x = = 1", "bash") == []
    assert python("x = = 1", 'py skip="only a sketch"') == []
    assert python("x = = 1", "Python") == ["4 python-syntax"]


# Tags and tabs


@pytest.mark.parametrize(
    "text",
    ["<Tips>\nbe careful\n</Tips>", "<hfoptoins id='x'>", "<Card title='x' />", 'a <my-part x="1"/> b'],
)
def test_a_tag_that_nobody_knows(text: str) -> None:
    assert found(f"# A\n\n{text}\n") == ["3 unknown-tag"]


def test_a_tag_is_told_with_the_one_that_was_meant() -> None:
    ((_, one),) = page_problems(parse("# A\n\n<Tips>\n\nbe careful\n\n</Tips>\n", "page.md"))
    assert (one.message, one.hint) == ("<Tips> is no tag, and is shown as text", "did you mean <Tip>?")


@pytest.mark.parametrize(
    "text",
    [
        "the token <unk>, and <image>", "<your-name> or <YOUR_TOKEN>", "less than <10GB", "`<Tips>`",
        "\\<Tips>", "```\n<Tips>\n```", "<Bo Li, 2024>", "<B>bold</B>", "Map<K, V>", "<div>x</div>",
    ],
)  # fmt: skip
def test_text_that_looks_like_a_tag(text: str) -> None:
    assert found(f"# A\n\n{text}\n") == []


def test_tabs_of_one_group_spelled_in_two_ways() -> None:
    group = '<hfoptions id="{id}">\n<hfoption id="{tab}">\n\nText.\n\n</hfoption>\n</hfoptions>\n\n'
    one = group.format(id="use", tab="transformers CLI")
    assert found("# A\n\n" + one + group.format(id="use", tab="Transformers-cli")) == ["12 tab-spelling"]
    assert found("# A\n\n" + one + one + group.format(id="other", tab="Transformers CLI")) == []
