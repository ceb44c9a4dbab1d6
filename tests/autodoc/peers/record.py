"""Records which anchors Hugging Face's doc-builder gives to each `[[autodoc]]` of accelerate's pages.

    python record.py DOCS VERSION > accelerate.json

Run it with a Python that has hf-doc-builder, and accelerate in the version of the pages; DOCS is the
folder `docs/source` of accelerate's repository at that version. Only names and anchors are kept.
Its HTML needs Node, so anchors of parameters and values are read from its intermediate pages: those
that its own page components would give them.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

_ENTRY = re.compile(
    r'<Docstring name=\{"(?:class )?[^"]*"\} anchor=\{"([^"]*)"\}.*?>\n(.*?)</Docstring>', re.S
)
_PARAMETERS = re.compile(r"<params(?:group)?desc>(.*?)</params(?:group)?desc>", re.S)
_PARAMETER = re.compile(r"^- \*\*(.+?)\*\*", re.M)
_VALUES = {
    "rettype": "returns",
    "yieldtype": "yields",
    "raisederrors": "raises",
}
_EXAMPLE = re.compile(r'<ExampleCodeBlock anchor="([^"]*)">')


def anchors_in(output: str) -> list[dict[str, Any]]:
    """The object and each member in a directive's output: its anchor, and the anchors below it."""
    entries = []
    found = list(_ENTRY.finditer(output))
    for one, following in zip(found, [*found[1:], None], strict=True):
        anchor, body = one.groups()
        rest = output[one.end() : following.start() if following else len(output)]
        parameters = [name for group in _PARAMETERS.findall(body) for name in _PARAMETER.findall(group)]
        values = [name for tag, name in _VALUES.items() if re.search(rf"<{tag}>\s*\S.*?</{tag}>", body, re.S)]
        entries.append(
            {
                "anchor": anchor,
                "parameters": [name.replace("\\_", "_") for name in parameters],
                "others": values + [example.removeprefix(f"{anchor}.") for example in _EXAMPLE.findall(rest)],
            }
        )
    return entries


def record(docs: Path, accelerate_version: str) -> dict[str, Any]:
    """What every directive of the pages became."""
    # The package has a function of the module's name.
    build_doc: Any = importlib.import_module("doc_builder.build_doc")

    render = build_doc.autodoc_svelte
    directives = []

    def recorded(target: str, package: Any, methods: list[str] | None = None, **options: Any) -> Any:
        asked = None if methods is None else list(methods)  # it is changed by the call
        output = render(target, package, methods=methods, **options)
        directives.append(
            {
                "page": options["page_info"]["page"].removesuffix(".html"),
                "target": target,
                "members": asked,
                "entries": anchors_in(output[0]),
            }
        )
        return output

    build_doc.autodoc_svelte = recorded
    command = importlib.import_module("doc_builder.commands.doc_builder_cli")
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        # By its command, which mocks the dependencies of accelerate that aren't there.
        sys.argv = ["doc-builder", "build", "accelerate", str(docs), "--build_dir", folder]
        command.main()
    directives.sort(key=lambda one: one["page"])  # stable: within a page, the order of the page
    return {
        "about": "The anchors that Hugging Face's doc-builder gives to accelerate's pages, by record.py.",
        "versions": {
            "accelerate": accelerate_version,
            "hf-doc-builder": version("hf-doc-builder"),
            "torch": version("torch").partition("+")[0],
            "python": ".".join(map(str, sys.version_info[:2])),
        },
        "directives": directives,
    }


def main() -> None:
    """Prints the record as JSON, a directive a line."""
    found = record(Path(sys.argv[1]), sys.argv[2])
    lines = ",\n  ".join(json.dumps(one) for one in found.pop("directives"))
    head = json.dumps(found, indent=1)
    print(f'{head[:-2]},\n "directives": [\n  {lines}\n ]\n}}')


if __name__ == "__main__":
    main()
