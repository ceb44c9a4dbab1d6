"""The shortest name under which an object can be said."""

from __future__ import annotations

import pytest

FILES = {
    "__init__.py": "from .models import Model\n",
    "models/__init__.py": "from .bert import Model, Bert, Renamed as Other\n",
    "models/bert.py": """
        class Model: ...
        class Bert: ...
        class Renamed: ...
        class Output: ...
        """,
    "models/gpt.py": "class Model: ...\n",
}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("lib.models.bert.Model", "lib.Model"),
        ("lib.models.bert.Model.forward", "lib.Model.forward"),
        ("lib.models.bert.Bert", "lib.models.Bert"),
        # Only under its own name, and only where that means this object.
        ("lib.models.bert.Renamed", "lib.models.bert.Renamed"),
        ("lib.models.gpt.Model", "lib.models.gpt.Model"),
        ("lib.models.bert.Output", "lib.models.bert.Output"),
        ("lib.models.bert", "lib.models.bert"),
        ("numpy.ndarray", "numpy.ndarray"),
    ],
)
def test_the_first_package_that_knows_the_object_gives_its_name(library, path, name):
    assert library(FILES).index.public(path) == name
