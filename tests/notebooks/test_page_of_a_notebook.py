"""What becomes of a notebook's cells on a page."""

from __future__ import annotations

import base64

import pytest
from nbformat.v4 import new_output, new_raw_cell

from builder.markdown import Image, parse, walk
from builder.notebooks import page_of
from tests.notebooks.books import PIXEL, body, book, code, converted, result, stream, text


def test_markdown_stays_as_it_is_and_code_is_followed_by_what_it_printed() -> None:
    page = converted(
        text("# Sums\n\nTwo numbers, $a$ and $b$.\n"),
        code("print('adding')\n1 + 1", stream("adding\n"), result(text_plain="2")),
        text("## And so on"),
    )
    assert page.text == (
        "# Sums\n\n[[open-in-colab]]\n\nTwo numbers, $a$ and $b$.\n\n"
        "```py\nprint('adding')\n1 + 1\n```\n\n```text\nadding\n2\n```\n\n## And so on\n"
    )
    assert page.title == "Sums"


def test_a_notebook_without_a_title_has_that_of_its_metadata_or_its_name() -> None:
    assert converted(text("Hello."), title="All of it").text == "# All of it\n\n[[open-in-colab]]\n\nHello.\n"
    assert page_of(book(text("Hello.")), "fine_tune-it").title == "Fine tune it"


def test_the_mark_for_notebooks_is_written_once() -> None:
    page = converted(text("# Title\n\nHello.\n\n[[open-in-colab]]"))
    assert page.text.count("[[open-in-colab]]") == 1


def test_fences_are_long_enough_for_the_fences_in_them() -> None:
    assert body(code('print("""\n```py\n1\n```\n""")')) == '````py\nprint("""\n```py\n1\n```\n""")\n````\n'


@pytest.mark.parametrize("mark", ["```", "~~~~"])
def test_a_fence_that_is_left_open_ends_with_its_cell(mark: str) -> None:
    done = body(text(f"So:\n\n{mark}sh\nls"), text(f"{mark}\nx\n{mark}"), text("After."))
    assert done == f"So:\n\n{mark}sh\nls\n{mark}\n\n{mark}\nx\n{mark}\n\nAfter.\n"


def test_colours_and_lines_written_over_are_left_out() -> None:
    done = body(code("train()", stream("\x1b[32mok\x1b[0m\n 10%\r 50%\r100%\n")))
    assert done == "```py\ntrain()\n```\n\n```text\nok\n100%\n```\n"


def test_what_went_to_the_error_stream_isnt_taken_for_the_expected_output() -> None:
    done = body(code("f()", stream("careful\n", "stderr"), stream("done\n")))
    assert done == "```py\nf()\n```\n\n```stderr\ncareful\n```\n\n```text\ndone\n```\n"


def test_an_error_is_a_traceback_as_python_shows_it() -> None:
    calls = [
        "\x1b[31m-----\x1b[0m",
        "KeyError      Traceback (most recent call last)",
        "Cell In[1], line 1",
        "KeyError: 'a'",
    ]
    error = new_output("error", ename="KeyError", evalue="'a'", traceback=calls)
    shown = "```text\nTraceback (most recent call last):\n  Cell In[1], line 1\nKeyError: 'a'\n```\n"
    assert body(code("{}['a']", error)) == f"```py\n{{}}['a']\n```\n\n{shown}"
    # With something printed before it, the fence says what the code ends with.
    assert body(code("g()", stream("1\n"), error)).startswith(
        "```py raises=KeyError\ng()\n```\n\n```text\n1\n```"
    )


def test_pictures_become_files() -> None:
    page = converted(
        text("# Plots"),
        text("## Loss"),
        code("plot()", result(text_plain="<Figure>", image_png=PIXEL)),
        code("draw()", result(**{"text_plain": "<SVG>", "image_svg+xml": "<svg/>"})),
    )
    assert page.files == {"imgs/guide/1.png": base64.b64decode(PIXEL), "imgs/guide/2.svg": b"<svg/>"}
    assert "```py\nplot()\n```\n\n![Loss](imgs/guide/1.png)\n" in page.text


def test_pictures_in_markdown_become_files() -> None:
    page = converted(
        text("# Two\n\n![a](attachment:a.png)", attachments={"a.png": {"image/png": PIXEL}}),
        text(f'<img src="data:image/png;base64,{PIXEL}" width="3">\n\n![c](https://x.example/c.png)'),
    )
    assert list(page.files) == ["imgs/guide/1.png"]  # the same picture twice
    assert "![a](imgs/guide/1.png)" in page.text
    assert '<img src="imgs/guide/1.png" width="3">' in page.text
    assert "![c](https://x.example/c.png)" in page.text


FRAME = """<div>
<style scoped>
    .dataframe tbody tr th { vertical-align: top; }

</style>
<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;"><th></th><th>a|b</th></tr>
  </thead>
  <tbody>
    <tr><th>0</th><td>1_2</td></tr>
  </tbody>
</table>
<p>1 rows × 1 columns</p>
</div>"""


def test_a_simple_table_is_one_of_markdown() -> None:
    done = body(code("df", result(text_plain="...", text_html=FRAME)))
    assert done.endswith("\n\n|  | a\\|b |\n| --- | --- |\n| 0 | 1\\_2 |\n\n1 rows × 1 columns\n")


def test_another_table_stays_html_in_one_block() -> None:
    html = '<table>\n\n<tr><th colspan="2">x</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>'
    done = body(code("t", result(text_plain="...", text_html=html)))
    assert done.endswith(
        '```\n\n<table>\n<tr><th colspan="2">x</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n'
    )


def test_html_that_needs_its_program_is_shown_as_text() -> None:
    html = "<div id=x></div><script>draw()</script>"
    assert body(code("w", result(text_plain="Widget()", text_html=html))).endswith("```text\nWidget()\n```\n")


def test_widgets_formulas_and_markdown_are_shown() -> None:
    widget = {"application/vnd.jupyter.widget-view+json": "{}", "text/plain": "HBox()"}
    done = body(
        code("a", new_output("display_data", data=widget)),
        code("b", result(text_plain="x", text_latex="$\\displaystyle x^2$")),
        code("c", result(text_plain="x", text_markdown="**bold**\n")),
    )
    assert "```py\na\n```\n\n```text\nHBox()\n```" in done
    assert "```py\nb\n```\n\n$$\n\\displaystyle x^2\n$$" in done
    assert done.endswith("```py\nc\n```\n\n**bold**\n")


def test_commands_for_a_shell_stand_in_fences_of_their_own() -> None:
    done = body(code("!pip install -q x \\\n  y\n%pip install z\n\nimport x"), code("%%bash\nls"))
    assert done == (
        "```bash\npip install -q x \\\n  y\npip install z\n```\n\n```py\nimport x\n```\n\n```bash\nls\n```\n"
    )


def test_a_comment_above_a_command_is_the_commands() -> None:
    assert body(code("# First\n!pip install x\n# Second\n!pip install y\nz = 1")) == (
        "```bash\n# First\npip install x\n# Second\npip install y\n```\n\n```py\nz = 1\n```\n"
    )


def test_what_sets_jupyter_up_is_left_out_and_other_magics_arent_run() -> None:
    assert body(code("%matplotlib inline\nimport x")) == "```py\nimport x\n```\n"
    assert body(code("%%time\nf()")) == '```py skip="magics of IPython"\n%%time\nf()\n```\n'
    assert body(code("names = !ls")) == '```py skip="magics of IPython"\nnames = !ls\n```\n'


def test_a_percent_sign_or_a_question_mark_in_python_is_no_magic() -> None:
    source = 'x = """\n%matplotlib inline\n!ls\n"""'
    assert body(code(source)) == f"```py\n{source}\n```\n"


def test_cells_are_left_out_by_their_tags() -> None:
    page = converted(
        text("# Guide"),
        code("secret = 1", tags=["remove-cell"]),
        code("plot()", stream("shown\n"), tags=["hide-input"]),
        code("f()", stream("noise\n"), tags=["remove_output"]),
        new_raw_cell("---\nlayout: post\n---"),
    )
    assert page.text.endswith("```text\nshown\n```\n\n```py\nf()\n```\n")
    assert "secret" not in page.text and "noise" not in page.text and "layout" not in page.text
    assert page.left_out == 4


def test_an_output_without_its_code_isnt_taken_for_that_of_the_code_above() -> None:
    hidden = code("g()", stream("other\n"), tags=["remove-input"])
    quiet = code("f()", stream("noise\n"), tags=["remove-output"])
    more = code("h()", stream("more\n"), tags=["hide-input"])
    assert body(quiet, hidden, more) == (
        "```py\nf()\n```\n\n---\n\n```text\nother\n```\n\n```text\nmore\n```\n"
    )
    assert body(quiet, text("So:"), hidden) == "```py\nf()\n```\n\nSo:\n\n```text\nother\n```\n"


def test_a_cell_that_isnt_run_in_the_notebook_isnt_run_on_the_page() -> None:
    page = body(code("train()", tags=["skip-execution"]), code("!!ls"))
    assert page == '```py skip="not run in the notebook"\ntrain()\n```\n\n```bash\nls\n```\n'


@pytest.mark.parametrize("name", ["copy (1) of [x]", "my_note-book 한국", "()"])
def test_pictures_are_shown_whatever_the_notebook_is_called(name: str) -> None:
    cells = [text("# Plots"), code("plot()", result(text_plain="<Figure>", image_png=PIXEL))]
    page = page_of(book(*cells), name)
    (path,) = page.files
    assert [node.src for node in walk(parse(page.text)) if isinstance(node, Image)] == [path]


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        ("$\\displaystyle x^2$", "$$\n\\displaystyle x^2\n$$"),
        ("\\[x\\]", "$$\nx\n$$"),
        ("x^2", "$$\nx^2\n$$"),
        ("$x \\text{ at $y$}$", "$$\nx \\text{ at $y$}\n$$"),
        ("$a$ and $b$", "$a$ and $b$"),
        ("$$x$$ and text", "$$x$$ and text"),
    ],
)
def test_latex_is_a_formula_or_a_text_with_formulas(latex: str, shown: str) -> None:
    assert body(code("f()", result(text_plain="?", text_latex=latex))) == f"```py\nf()\n```\n\n{shown}\n"


def test_outputs_that_no_page_can_show_are_counted() -> None:
    plot = result(**{"application_vnd.plotly.v1+json": "{}", "text_html": "<script>draw()</script>"})
    page = converted(text("# Plots"), code("plot()", plot, stream("done\n")))
    assert page.lost == 1
    assert page.text.endswith("```py\nplot()\n```\n\n```text\ndone\n```\n")


def test_empty_lines_of_preformatted_html_stay() -> None:
    shown = body(code("f()", result(text_plain="?", text_html="<pre>one\n\ntwo</pre>\n\n<p>x</p>")))
    assert shown == "```py\nf()\n```\n\n<pre>one&#10;\ntwo</pre>\n<p>x</p>\n"


def test_what_terminals_understand_alone_is_left_out() -> None:
    link = "\x1b]8;;https://x.example\x1b\\here\x1b]8;;\x1b\\"
    assert body(code("f()", stream(f"{link} ok\x0c\x00\x07\n"))).endswith("```text\nhere ok\n```\n")


def test_a_damaged_picture_gives_way_to_its_text() -> None:
    page = converted(text("# A"), code("f()", result(text_plain="<Figure>", image_png="%%%")))
    assert page.files == {} and page.text.endswith("```text\n<Figure>\n```\n")


def test_colabs_button_is_left_out_of_a_cell_that_says_more() -> None:
    badge = '<a href="https://colab.research.google.com/github/a/b"><img src="badge.svg"/></a>'
    linked = "[![Open](badge.svg)](https://colab.research.google.com/github/a/b)"
    for button in (badge, linked, f"<p>{badge}</p>"):
        title = text(f"# Title\n\n{button}\n\nText.")
        assert converted(title).text == "# Title\n\n[[open-in-colab]]\n\nText.\n"
    assert body(text(f"Open {linked} and run it.")) == "Open  and run it.\n"


def test_colabs_button_is_left_out() -> None:
    badge = '<a href="https://colab.research.google.com/github/a/b"><img src="badge.svg"/></a>'
    linked = "[![Open](badge.svg)](https://colab.research.google.com/github/a/b)"
    assert converted(text(badge), text("# Title"), text(linked)).text == "# Title\n\n[[open-in-colab]]\n"
    assert "colab" in body(text("Open it in [Colab](https://colab.research.google.com/github/a/b)."))


def test_code_of_another_kernel_keeps_its_language() -> None:
    page = converted(
        code("println(1)", stream("1\n")), kernelspec={"language": "julia", "name": "j", "display_name": "J"}
    )
    assert "```julia\nprintln(1)\n```\n\n```text\n1\n```" in page.text
