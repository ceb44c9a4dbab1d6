"""Pages: which blocks are examples, of what kind, on which lines."""

from __future__ import annotations

from textwrap import dedent

import pytest

from builder.markdown import IncludeError
from doctests.pages import collect_page
from tests.doctests.collect.collected import PAGE, described, page


def same(given: str, expected: str) -> None:
    assert given == dedent(expected).strip()


def test_a_session_is_a_statement_for_each_prompt() -> None:
    same(
        page(
            """
            # Title

            ```py
            >>> import math
            >>> math.sqrt(
            ...     4
            ... )
            2.0
            ```
            """
        ),
        r"""
        line-5 session 5-9
          5-5 'import math\n'
          6-8 'math.sqrt(\n    4\n)\n'
          9-9 = '2.0'
        """,
    )


@pytest.mark.parametrize(
    "language", ["py", "Python", "py3", "python3", " python", "{python}", "{.python}", "python-console"]
)
def test_python_without_prompts_is_a_script(language: str) -> None:
    same(page(f"```{language}\nx = 1\nx\n```"), "line-2 script 2-3\n  2-3 'x = 1\\nx\\n' = ?")


@pytest.mark.parametrize("language", ["", "text", "pycon"])
def test_a_session_shows_that_a_block_is_python(language: str) -> None:
    same(page(f"```{language}\n>>> 1\n1\n```"), "line-2 session 2-3\n  2-2 '1\\n'\n  3-3 = '1'")


@pytest.mark.parametrize(
    "text", ["```\nx = 1\n```", "```json\n{}\n```", "<!--\n```py\n1\n```\n-->", "~~~md\n~~~"]
)
def test_what_is_no_python_is_no_example(text: str) -> None:
    assert page(text) == ""


def test_an_empty_fence_and_one_without_an_end_are_examples() -> None:
    same(
        page("```py\n```\n\n```py\nx"), "line-2 script 2-2\n  2-2 '' = ?\nline-5 script 5-5\n  5-5 'x\\n' = ?"
    )


def test_a_block_that_is_set_in_loses_its_indentation() -> None:
    same(page("```py\n  if 1:\n    x\n```"), r"""
        line-2 script 2-3
          2-3 'if 1:\n  x\n' = ?
        """)  # fmt: skip


def test_containers_stand_before_the_lines_of_an_output() -> None:
    same(
        page(
            """
            > [!TIP]
            > ```py
            > >>> 1
            > 1
            > ```

            1. First

               - ```py
                 >>> 2
                 2
                 ```
            """
        ),
        r"""
        line-4 session 4-5
          4-4 '1\n'
          5-5 = '1' after '> '
        line-11 session 11-12
          11-11 '2\n'
          12-12 = '2' after '     '
        """,
    )


def test_tabs_are_a_choice() -> None:
    same(
        page(
            """
            <hfoptions id="way">
            <hfoption id="Trainer">

            ```py
            a
            ```

            </hfoption>
            <hfoption id="CLI">

            Nothing that runs.

            </hfoption>
            </hfoptions>

            <hfoptions id="none">
            <hfoption id="a">
            </hfoption>
            </hfoptions>
            """
        ),
        r"""
        choice 2
          branch Trainer
            line-6 script 6-6
              6-6 'a\n' = ?
          branch CLI
        """,
    )


def test_a_split_block_is_a_choice_between_its_halves() -> None:
    same(
        page("```py\n>>> a\n>>> ===PT-TF-SPLIT===\n>>> b\n```"),
        r"""
        choice 1
          branch pt
            line-2 session 2-2
              2-2 'a\n'
          branch tf
            line-4 session 4-4
              4-4 'b\n'
        """,
    )


def test_runnable_blocks_are_named_by_their_labels() -> None:
    text = """
        ```py runnable:train
        # pytest-decorator: library.testing.slow
        # pytest-decorator: library.testing.gpu
        s = "# pytest-decorator: no"
        ```

        ```py runnable:train:2
        >>> 1
        1
        ```

        ```py runnable
        2
        ```

        ```py runnable:train
        3
        ```
        """
    document = collect_page(PAGE, dedent(text))
    assert [(one.name, one.kind, one.line) for one in document.examples()] == [
        ("train", "runnable", 3),
        ("train:2", "runnable", 9),
        ("line-14", "runnable", 14),
        ("line-18", "runnable", 18),
    ]
    assert [one.decorators for one in document.examples()][:2] == [
        ("library.testing.slow", "library.testing.gpu"),
        (),
    ]


def test_an_id_is_a_name_and_each_has_its_own() -> None:
    same(
        page("```py id=first\n1\n```\n\n```py id=first\n2\n```"),
        """
        first script 2-2
          2-2 '1\\n' = ?
        line-6 script 6-6
          6-6 '2\\n' = ?
          ! 6: id=first is that of line 2; give each block its own
        """,
    )


@pytest.mark.parametrize("language", ["text", "txt", "output", "out", ""])
def test_a_fence_right_below_is_the_output(language: str) -> None:
    same(
        page(f"```py\nprint(1)\n```\n\n```{language}\n1\n\n2\n```"),
        r"""
        line-2 script 2-2
          2-2 'print(1)\n'
          6-8 = '1\n\n2'
        """,
    )


@pytest.mark.parametrize(
    "said", ["Output", "**Output**:", "**Output:**", "Ausgabe:", "출력:", "出力：", "**المخرجات**:"]
)
def test_behind_a_word_for_output_any_fence_is_one(said: str) -> None:
    same(
        page(f"- a\n\n  ```py\n  print('{{}}')\n  ```\n\n  {said}\n\n  ```json\n  {{}}\n  ```"),
        r"""
        line-4 script 4-4
          4-4 "print('{}')\n"
          10-10 = '{}' after '  '
        """,
    )


@pytest.mark.parametrize(
    "text",
    [
        "```json\n1\n```",
        "Text.\n\n```text\n1\n```",
        "Output:\n\n```py\n1\n```",
        "    1",
        "```\n>>> 1\n1\n```",
    ],
)
def test_what_is_no_output(text: str) -> None:
    assert "= ?" in page(f"```py\nprint(1)\n```\n\n{text}").splitlines()[1]


def test_a_fence_is_the_output_of_a_session_that_shows_none_at_its_end() -> None:
    same(
        page("```py\n>>> 1\n1\n>>> 2\n```\n```\n2\n```\n\n```py\n>>> 3\n3\n```\n```\n4\n```"),
        r"""
        line-2 session 2-4
          2-2 '1\n'
          3-3 = '1'
          4-4 '2\n'
          7-7 = '2'
        line-11 session 11-12
          11-11 '3\n'
          12-12 = '3'
        """,
    )


def test_an_output_fence_may_be_empty() -> None:
    (example,) = collect_page(PAGE, "> ```py\n> print()\n> ```\n>\n> ```text\n> ```").examples()
    (statement,) = example.statements
    assert (statement.want, statement.want_lines, statement.prefix) == ("", (6, 5), "> ")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("doc-builder build", ["2-2 'doc-builder build\\n' = ?"]),
        ("$ pip install -U x\n$ pip list", ["2-2 'pip install -U x\\n' = ?", "3-3 'pip list\\n' = ?"]),
        ("# why\npip install \\\n  'x>=2'", ["3-4 \"pip install \\\\\\n  'x>=2'\\n\" = ?"]),
        ("$ python -c 'print(1); 2'\n1\n", ["2-2 \"python -c 'print(1); 2'\\n\"", "3-3 = '1'"]),
    ],
)
def test_commands_of_pythons_tools_are_examples(code: str, expected: list[str]) -> None:
    lines = page(f"```bash\n{code}\n```").splitlines()
    assert [line.strip() for line in lines[1:]] == expected
    assert " command " in lines[0]


@pytest.mark.parametrize(
    "code",
    [
        "pip install x && rm -r y", "pip list | head", "pip install x\ngit clone y", "python train.py",
        "pip install `x`", "pip install $(x)", "pip install 'x", "torchrun a.py", "", "# nothing",
        "pip list > file", "pip install x; ls",
    ],
)  # fmt: skip
def test_other_commands_are_none(code: str) -> None:
    assert page(f"```bash\n{code}\n```") == ""


NOT_PYTHON = "correct it, or give the fence another language"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("x = 1\nx = = 2", f"3: this isn't Python: invalid syntax; {NOT_PYTHON}"),
        ("return 1", f"2: this isn't Python: 'return' outside function; {NOT_PYTHON}"),
        ("!pip install x", "2: `!pip` is IPython's; put it into a fence of its own, ```bash"),
        (
            ">>> 1\n1\n>>> with x:\n    y()",
            "4: this statement has no end: expected an indented block after 'with' statement on line 1; "
            "begin the lines that belong to it with `... `",
        ),
        (
            ">>> 1 # doctest: +SKIPP",
            "2: `+SKIPP` is no flag of doctest's; write +SKIP, +ELLIPSIS, +NUMBER, …",
        ),
    ],
)
def test_what_cannot_run_says_why_and_where(code: str, problem: str) -> None:
    assert page(f"```py\n{code}\n```").splitlines()[-1] == f"  ! {problem}"


@pytest.mark.parametrize(
    "text",
    [
        '```py skip="a sketch"\nx = = 2\n```',
        "```py\n>>> x = (  # doctest: +SKIP\n```",
        "```py raises=SyntaxError\n1 +\n```",
    ],
)
def test_what_does_not_run_need_not_be_python(text: str) -> None:
    assert "!" not in page(text)


def test_an_attribute_that_means_nothing_is_a_problem_on_the_fences_line() -> None:
    assert (
        page("```py skp=x\n1\n```").splitlines()[-1] == "  ! 1: skp= means nothing here; did you mean skip=?"
    )


def test_lines_are_the_files_with_any_line_ends() -> None:
    text = "\ufeffText.\r\n\r\n```py\r\n>>> 1\r\n1\r\n```\r\n"
    same(described(collect_page(PAGE, text)), "line-4 session 4-5\n  4-4 '1\\n'\n  5-5 = '1'")


def test_included_examples_have_their_own_files_lines() -> None:
    files = {
        "../part.md": "# Part\n\n```py\na\n```\n\n<include>{\"path\": \"../end.md\"}</include>\n",
        "../end.md": "```py\nb\n```\n",
        "../code.py": "# begin\nc = 1\n# end\n",
    }  # fmt: skip

    def read(path: str) -> str:
        if path not in files:
            raise IncludeError("not there")
        return files[path]

    text = """
        <include>{"path": "../part.md", "start-after": "# Part"}</include>

        <literalinclude>{"path": "../code.py", "start-after": "# begin", "language": "py"}</literalinclude>

        <include>{"path": "../lost.md"}</include>

        ```py
        d
        ```
        """
    found = [
        (one.path.as_posix(), one.name, one.line) for one in collect_page(PAGE, dedent(text), read).examples()
    ]
    assert found == [
        ("part.md", "part.md-line-4", 4),
        ("end.md", "end.md-line-2", 2),
        ("code.py", "code.py-line-2", 2),
        ("docs/page.md", "line-9", 9),
    ]
    assert [one.name for one in collect_page(PAGE, dedent(text)).examples()] == ["line-9"]
