"""What runs in the processes of examples. It needs only Python's own library, and is loaded under a name
that no library has: the project's packages stay out of those processes."""

from __future__ import annotations


def main() -> None:
    """Serves what the file descriptor in the last argument asks: for a template, or for one page."""
    import contextlib
    import json
    import sys

    setup = json.loads(sys.argv[-1])
    sys.argv[:] = [""]
    sys.path[:] = setup["path"]
    if "page" in setup:
        from .determinism import settle
        from .page import serve_page

        settle(setup["seed"], setup["threads"])
        serve_page(setup)
    else:
        from .template import Template

        template = Template(setup)
        try:
            with contextlib.suppress(ConnectionError):
                template.serve()
        finally:
            template.end()
