"""Whatever stands in a cell and its output, on the page it is one fence, and swallows nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_notebook, new_output

from builder.markdown import CodeBlock, ThematicBreak, parse
from builder.notebooks import page_of

SOURCES = st.text(st.sampled_from("ab`~#>-* \n\t!$<|\\[]=_\"'é한\x0b\r"), max_size=25)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(SOURCES, SOURCES), min_size=1, max_size=3))
def test_code_and_output_are_fences(cells: list[tuple[str, str]]) -> None:
    made = [
        new_code_cell(source, outputs=[new_output("stream", name="stdout", text=printed)])
        for source, printed in cells
    ]
    page = parse(page_of(new_notebook(cells=made, metadata={"language_info": {"name": "julia"}}), "x").text)
    blocks = [block for block in page.children if isinstance(block, CodeBlock)]
    code = [block.code.split() for block in blocks if block.language == "julia"]
    assert code == [source.split() for source, _ in cells if source.strip()]
    rules = [block for block in page.children if isinstance(block, ThematicBreak)]
    assert len(page.children) == 2 + len(blocks) + len(rules)  # the title, and the mark for notebooks
