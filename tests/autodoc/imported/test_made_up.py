"""What a library can do with dependencies that aren't installed, and who else is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from autodoc.imported import Imported
from autodoc.model import Object, text_of

Library = Callable[[dict[str, str]], Callable[..., Imported]]

ABSENT = "an_absent_framework"
IMPORTS = f"import {ABSENT} as fw\nfrom {ABSENT} import nn\n"


@pytest.fixture
def module(library: Library) -> Callable[..., Object]:
    """Imports a module of a library on top of a dependency that isn't installed; gives one object of it."""

    def run(source: str, name: str, **files: str) -> Object:
        written = {"m.py": IMPORTS + source, **{f"{key}.py": text for key, text in files.items()}}
        imported = library(written)({"kit.m": [name]}, mock=(ABSENT,))
        assert imported.problems == []
        return imported.objects[f"kit.m.{name}"]

    return run


Module = Callable[..., Object]


class TestClasses:
    @pytest.mark.parametrize(
        "source",
        [
            "class X(nn.Module): 'Doc.'",
            "class X(nn.lowercase): 'Doc.'",
            "class X(nn.Module, dict): 'Doc.'",
            "class X(metaclass=fw.Meta): 'Doc.'",
            "class X(nn.Module, flag=True): 'Doc.'",
            "class X(nn.Generic[int]): 'Doc.'",
            "import abc\nclass X(nn.Module, abc.ABC): 'Doc.'",
            "import typing\nclass X(nn.Module, typing.Generic[typing.TypeVar('T')]): 'Doc.'",
            "class Meta(type): pass\nclass Real(metaclass=Meta): pass\nclass X(nn.Module, Real): 'Doc.'",
            "class Meta(type): pass\nclass X(nn.Module, metaclass=Meta): 'Doc.'",
            "class Meta(fw.Meta): pass\nclass X(metaclass=Meta): 'Doc.'",
            "class Base(nn.Module): pass\nX = type('X', (Base,), {'__doc__': 'Doc.'})",
        ],
    )
    def test_can_be_derived_from_made_up_ones(self, module: Module, source: str) -> None:
        found = module(source, "X")
        assert (found.kind, found.doc) == ("class", "Doc.")

    def test_know_how_they_are_made(self, module: Module) -> None:
        found = module(
            "class X(nn.Module):\n    def __init__(self, size: int = 3, *, bias=True): pass\n", "X"
        )
        assert found.signature is not None
        assert [(p.name, p.default) for p in found.signature.parameters] == [("size", "3"), ("bias", "True")]

    def test_have_what_they_may_inherit_but_no_habits_of_the_library(self, module: Module) -> None:
        source = (
            "class X(nn.Module): pass\n"
            "assert X.parameters and hasattr(X, 'parameters') and not hasattr(X, '_private')\n"
            "for _ in range(100):\n    assert getattr(X, 'prefix', 3) == 3\n"
        )
        assert module(source, "X").kind == "class"

    def test_can_be_exceptions_and_warnings(self, module: Module) -> None:
        source = (
            "import warnings\n"
            "class X(fw.OutOfMemoryError, ValueError): pass\n"
            "warnings.simplefilter('ignore', category=fw.OldWarning)\n"
            "try:\n    raise X('full')\nexcept fw.OutOfMemoryError:\n    pass\n"
        )
        assert module(source, "X").flavour == "exception"

    def test_can_be_dispatched_on(self, module: Module) -> None:
        source = (
            "import functools\n@functools.singledispatch\ndef f(x): 'Either.'\n"
            "@f.register(fw.Tensor)\ndef g(x): 'Of a tensor.'\n"
            "assert f(3) is None and not isinstance(3, fw.Tensor)\n"
        )
        assert module(source, "g").doc == "Of a tensor."


class TestDecorators:
    @pytest.mark.parametrize(
        "decorator",
        [
            "@fw.no_grad()",
            "@fw.jit.script",
            "@fw.compile(mode='fast')",
            "@fw.Decorator",
            "@fw.Decorator(3)",
            "@fw.replaced_by(helper)",  # not to be taken for a decorator of `helper`
            "@made(helper)",
        ],
    )
    @pytest.mark.parametrize("target", ["def x(a, b=1): 'Doc.'", "class x: 'Doc.'"])
    def test_pass_on_what_they_are_given(self, module: Module, decorator: str, target: str) -> None:
        helpers = "def helper(): pass\ndef made(f): return fw.replaced_by(f)\n"
        assert module(f"{helpers}{decorator}\n{target}\n", "x").doc == "Doc."

    def test_several(self, module: Module) -> None:
        assert module("@fw.a\n@fw.b(1)\n@fw.c\ndef f(): 'Doc.'\n", "f").doc == "Doc."

    def test_called_by_hand(self, module: Module) -> None:
        assert module("def f(): 'Doc.'\nf = fw.jit.script(f)\n", "f").doc == "Doc."


class TestValues:
    def test_in_signatures(self, module: Module) -> None:
        found = module(
            "from typing import Optional, Union\n"
            "def f(a: fw.Tensor, b: 'fw.Tensor', c: Optional[fw.dtype] = None, d: fw.Tensor | None = None,\n"
            "      e: fw.dtype | None = fw.float32, g: list[nn.Module] = (), h=nn.Linear,\n"
            "      i=nn.functional.relu): pass\n",
            "f",
        )
        assert found.signature is not None
        assert [(p.name, text_of(p.annotation), p.default) for p in found.signature.parameters] == [
            ("a", "Tensor", None),
            ("b", "fw.Tensor", None),
            ("c", "Optional[dtype]", "None"),
            ("d", "Tensor | None", "None"),
            ("e", "Optional[dtype]", f"{ABSENT}.float32"),
            ("g", "list[Module]", "()"),
            ("h", "", f"{ABSENT}.nn.Linear"),
            ("i", "", f"{ABSENT}.nn.functional.relu"),
        ]
        assert found.signature.parameters[0].annotation == [("Tensor", f"{ABSENT}.Tensor")]

    def test_can_be_computed_compared_entered_and_iterated(self, module: Module) -> None:
        source = (
            "x = -fw.finfo(fw.float32).min * 2 + 1\n"
            "assert fw.__version__ >= '2.0' and tuple(map(int, fw.__version__.split('.'))) > (2, 0)\n"
            "assert fw.version.parse('1') >= 3 and not fw.version.parse('1') < 3\n"
            "with fw.device('meta') as y:\n    pass\n"
            "assert list(fw.things) == [] and len(fw.things) == 0 and 3 not in fw.things\n"
            "fw.table['a'] = 1\n"
            "known = {fw.float32: 1}[fw.float32]\n"
            "assert f'{fw.float32:>9}' and not fw.cuda.is_available() and fw.distributed.is_available()\n"
            "def f(): 'Doc.'\n"
        )
        assert module(source, "f").doc == "Doc."

    def test_members_of_an_enum(self, module: Module) -> None:
        found = module(
            "import enum\nclass Kind(enum.Enum):\n    HALF = fw.float16\n    FULL = fw.float32\n", "Kind"
        )
        assert {name: member.value for name, member in found.members.items()} == {
            "HALF": f"{ABSENT}.float16",
            "FULL": f"{ABSENT}.float32",
        }


class TestVersions:
    @pytest.mark.parametrize(
        ("requirement", "version"),
        [
            ("{}>=2.0", "99.0.0"),
            ("{}>=2.0,<3", "2.0"),
            ("{}<=0.23", "0.23"),
            ("{}==1.4.*", "1.4.0"),
            ("{}!=2019.12.17", "99.0.0"),
        ],
    )
    def test_satisfy_what_the_library_requires(
        self, library: Library, tmp_path: Path, requirement: str, version: str
    ) -> None:
        wanted = requirement.format(ABSENT.replace("_", "-"))
        (tmp_path / "pyproject.toml").write_text(
            f'[project]\ndependencies = ["{wanted}"]\n', encoding="utf-8"
        )
        run = library(
            {
                "m.py": f"import importlib.metadata, {ABSENT}\n"
                f"known = importlib.metadata.version('{ABSENT}')\nassert {ABSENT}.__version__ == known\n"
                f"assert importlib.metadata.distribution('{ABSENT}').metadata['Version'] == known\n"
            }
        )
        imported = run({"kit.m": ["known"]}, mock=(ABSENT,))
        assert imported.problems == []
        assert imported.objects["kit.m.known"].value == repr(version)


class TestOtherPackages:
    """Packages that are installed beside the library, and may know of what is absent."""

    ASKS = f"import importlib.util\ntold = importlib.util.find_spec('{ABSENT}') is not None\n"

    def told(self, library: Library, folder: Path, source: str, requires: str = "") -> str:
        package = folder / "other_package"
        package.mkdir()
        (package / "__init__.py").write_text(source, encoding="utf-8")
        info = folder / "other_package-1.0.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: other-package\nVersion: 1.0\n{requires}"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        imported = library({"m.py": "from other_package import told\n"})({"kit.m": ["told"]}, mock=(ABSENT,))
        assert imported.problems == []
        return imported.objects["kit.m.told"].value

    def test_are_told_the_truth(self, library: Library, tmp_path: Path) -> None:
        assert self.told(library, tmp_path, self.ASKS) == "False"

    def test_but_not_where_they_are_made_for_it(self, library: Library, tmp_path: Path) -> None:
        requires = f"Requires-Dist: {ABSENT.replace('_', '-')}>=1.0; extra == 'all'\n"
        assert self.told(library, tmp_path, self.ASKS, requires) == "True"

    def test_nor_where_they_would_fail(self, library: Library, tmp_path: Path) -> None:
        assert self.told(library, tmp_path, f"import {ABSENT}\ntold = True\n") == "True"

    def test_what_they_expect_to_fail_does(self, library: Library, tmp_path: Path) -> None:
        source = (
            f"import contextlib\ntold = False\nwith contextlib.suppress(ImportError):\n"
            f"    import {ABSENT}\n    told = True\n"
        )
        assert self.told(library, tmp_path, source) == "False"
