"""A file that a page includes is asked for again whenever the page is, wherever that page stands."""

from __future__ import annotations

from tests.site.docs import ENGLISH, Docs

INCLUDE = '# Home\n\n## Next steps\n\n<include>{"path": "part.txt"}</include>\n'


def test_a_missing_include_is_forgiven_once_the_file_is_there(docs: Docs) -> None:
    docs.write({**ENGLISH, "en/index.md": INCLUDE})
    assert docs.build().failed
    docs.write({"en/part.txt": "Written since."})
    assert not docs.build().failed
    assert "Written since." in docs.read("en/index.html")


def test_the_same_words_in_another_folder_include_that_folders_file(docs: Docs) -> None:
    docs.write({"en/_toctree.yml": "- local: a/x\n  title: A\n- local: b/x\n  title: B\n"})
    for folder in "ab":
        docs.write({f"en/{folder}/x.md": INCLUDE, f"en/{folder}/part.txt": f"From {folder}."})
    docs.build()
    assert "From a." in docs.read("en/a/x/index.html")
    assert "From b." in docs.read("en/b/x/index.html")
