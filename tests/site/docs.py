"""A documentation in a folder, written by each test in a few lines, and built."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from builder.site.build import Result, build
from builder.site.config import load

COMMAND = str(Path(sys.executable).with_name("doc-builder"))
"""The console script, beside the interpreter that runs the tests."""


@dataclass
class Docs:
    """A documentation below a test's folder; `out` is where its site goes."""

    root: Path

    @property
    def source(self) -> Path:
        return self.root / "docs" / "source"

    @property
    def out(self) -> Path:
        return self.root / "out"

    def write(self, pages: dict[str, str]) -> None:
        """Writes files below `docs/source`, by path."""
        for name, text in pages.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(
        self, *languages: str, clean: bool = False, site: dict[str, object] | None = None, **options: object
    ) -> Result:
        """Builds the site; without languages, all of them. No search unless asked for."""
        plugin = {
            "search": False,
            "jobs": 1,
            "cache_dir": str(self.root / "cache"),
            "library": "lib",
            **options,
        }
        config, loaded = load(
            None,
            {"site_dir": str(self.out), **(site or {})},
            {"source": str(self.source), "languages": list(languages) or None, **plugin},
        )
        return build(config, loaded, clean=clean)

    def read(self, path: str) -> str:
        """A file of the site."""
        return (self.out / path).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file of the site, by path."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }


TOCTREE = (
    "- title: Start\n  sections:\n  - local: index\n    title: Home\n  - local: guide/tabs\n    title: Tabs\n"
)

ENGLISH = {
    "en/_toctree.yml": TOCTREE,
    "en/index.md": "# Home\n\nWelcome. See [tabs](guide/tabs#choose).\n\n## Next steps\n\nMore.\n",
    "en/guide/tabs.md": "# Tabs\n\n## Choose\n\n```py\nprint(1)\n```\n\nBack [home](../index#next-steps).\n",
}

KOREAN = {
    "ko/_toctree.yml": (
        "- title: 시작\n  sections:\n  - local: index\n    title: 홈\n"
        "  - local: in_translation\n    title: (번역중) Tabs\n"
    ),
    "ko/index.md": "# 홈[[home]]\n\n환영합니다. [탭](guide/tabs#choose)을 보세요.\n\n## 다음 단계\n\n더.\n",
}

ARABIC = {
    "ar/_toctree.yml": "- local: index\n  title: الرئيسية\n",
    "ar/index.md": "# الرئيسية\n\nاستدعِ `from_pretrained()` أولا.\n\n## الخطوات التالية\n\nالمزيد.\n",
}
