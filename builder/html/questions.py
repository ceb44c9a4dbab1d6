"""Quiz questions: answers to choose from, each with an explanation to open."""

from __future__ import annotations

from collections.abc import Mapping

from builder.markdown import Node, Paragraph, Question, parse, walk

from . import escape
from .context import Context, Handler


def question(context: Context, node: Question) -> None:
    """A fieldset that works without JavaScript; one right answer makes radio buttons.

    `data-correct` on an answer lets a style say, once it is chosen, whether it is right.
    """
    context.features.add("question")
    name = f"question-{context.count('question')}"
    kind = "radio" if sum(choice.correct for choice in node.choices) == 1 else "checkbox"
    explain = escape.text(context.labels["question.explain"])
    context.write('<fieldset class="db-question">\n')
    for choice in node.choices:
        correct = "true" if choice.correct else "false"
        context.write(
            f'<div class="db-question__choice" data-correct="{correct}">\n'
            f'<label><input type="{kind}" name="{name}"> '
        )
        _line(context, node, choice.text)
        context.write("</label>\n")
        if choice.explain:
            context.write(f'<details class="db-question__explain"><summary>{explain}</summary>\n<p>')
            _line(context, node, choice.explain)
            context.write("</p>\n</details>\n")
        context.write("</div>\n")
    context.write("</fieldset>\n")


def _line(context: Context, node: Question, text: str) -> None:
    """An answer's text, in which the course writes code, emphasis and links as in any line of a page."""
    for block in parse(text).children:
        if isinstance(block, Paragraph):
            for inline in walk(block):
                inline.start = inline.end = node.start  # what is wrong with it is told at the question
            context.inlines(block.children)
        else:
            context.write(escape.text(text))
            return


HANDLERS: Mapping[type[Node], Handler] = {Question: question}
