"""What cross-references and types lead to: whole and shortened names, members, parameters, other projects."""

from __future__ import annotations

import zlib

import pytest

from autodoc.entry import Export, Role
from autodoc.inventory import Inventories
from builder.site.references import Answer, ObjectIndex


def export(name: str, path: str = "", role: Role = "class", *parameters: str) -> Export:
    return Export(name, path or name, role, list(parameters))


TRAINER = [
    export("lib.Trainer", "lib.trainer.Trainer", "class", "model", "args"),
    export("lib.Trainer.train", "lib.trainer.Trainer.train", "method", "trial"),
    export("lib.pipeline", "lib.pipelines.pipeline", "function", "task"),
    export("lib.utils.ModelOutput", "lib.utils.generic.ModelOutput"),
    export("lib.utils.LIMIT", "", "data"),
]

BASE = [
    export("lib.Base", "lib.modeling.Base"),
    export("lib.Base.save", "lib.modeling.Base.save", "method"),
]

MODELS = [
    export("lib.Bert", "lib.models.bert.modeling_bert.Bert"),
    export("lib.Bert.forward", "lib.models.bert.modeling_bert.Bert.forward", "method", "input_ids"),
    export("lib.Gpt", "lib.models.gpt.modeling_gpt.Gpt"),
    export("lib.Gpt.generate", "lib.modeling.Base.generate", "method"),
]

TORCH = """# Sphinx inventory version 2
# Project: torch
# Version: 2
# The remainder of this file is compressed using zlib.
"""


def inventories(*names: str) -> Inventories:
    lines = "".join(f"{name} py:class 1 x.html#$ -\n" for name in names)
    return Inventories([("https://other.example/", TORCH.encode() + zlib.compress(lines.encode()))])


class Names:
    """A library: names by the path they stand for, classes with those above them and their members."""

    def __init__(self) -> None:
        self.paths = {
            "lib.models.bert.Bert": "lib.models.bert.modeling_bert.Bert",
            "Hidden": "lib.hidden.Hidden",
            "lib.Hidden": "lib.hidden.Hidden",
            "lib.models": "lib.models",
            "lib.hidden": "lib.hidden",
            "lib.torch": "torch",
            "Bert": "lib.models.bert.modeling_bert.Bert",
            "Gpt": "lib.models.gpt.modeling_gpt.Gpt",
        }
        self.modules = ["lib", "lib.models", "lib.hidden", "lib.models.bert.b"]
        self.above = {
            "lib.models.bert.modeling_bert.Bert": ["lib.modeling.Base"],
            "lib.models.gpt.modeling_gpt.Gpt": ["lib.modeling.Base"],
            "lib.hidden.Hidden": ["lib.modeling.Base"],
        }
        self.elsewhere = {
            "GlueReader": ["lib.data.glue.GlueReader"],
            "Reader": ["lib.data.glue.Reader", "lib.data.squad.Reader"],
            "Layer": ["lib.models.bert.a.Layer", "lib.models.bert.b.Layer", "lib.models.gpt.a.Layer"],
        }
        self.members = {
            "lib.modeling.Base": {"save", "generate", "device"},
            "lib.hidden.Hidden": {"run", "save"},
            "lib.models.bert.modeling_bert.Bert": {"forward", "save", "generate", "device"},
        }

    def is_module(self, path: str) -> bool:
        return path in self.modules

    def key(self, target: str) -> str:
        return ""

    def resolve(self, target: str) -> str | None:
        owner, _, member = target.rpartition(".")
        path = self.paths.get(owner)
        if path in self.above:  # what is below a class isn't checked
            return f"{path}.{member}"
        return self.paths.get(target)

    def ancestors(self, path: str) -> list[str]:
        return self.above.get(path, [])

    def named(self, last: str) -> list[str]:
        return self.elsewhere.get(last, [])

    def having(self, module: str, member: str) -> list[str]:
        return [path for path, has in self.members.items() if path.startswith(module) and member in has]

    def hands_out(self, path: str) -> bool:
        return not path.startswith("lib.models.bert.b")

    def handed_out(self) -> dict[str, str]:
        return {f"lib.layers.{one}Block": f"lib.{one}Block" for one in ("A", "B", "C", "D")}

    def uses(self, package: str) -> bool:
        return package in ("torch", "peft")

    def has_member(self, path: str, member: str) -> bool | None:
        known = self.members.get(path)
        return None if known is None else member in known


def index(*, names: Names | None = None, others: Inventories | None = None) -> ObjectIndex:
    made = ObjectIndex("lib", names, others or Inventories())
    made.add("trainer", TRAINER)
    made.add("base", BASE)
    made.add("model_doc/models", MODELS)
    return made


def place(answer: Answer) -> str:
    assert answer.message == ""
    return f"{answer.found.local}#{answer.found.anchor}" if answer.found else answer.url


WITH_AND_WITHOUT = [pytest.param(None, id="names unknown"), pytest.param(Names(), id="names known")]


@pytest.mark.parametrize("names", WITH_AND_WITHOUT)
@pytest.mark.parametrize(
    ("target", "where"),
    [
        ("lib.Trainer", "trainer#lib.Trainer"),
        ("Trainer", "trainer#lib.Trainer"),
        ("Trainer.train", "trainer#lib.Trainer.train"),
        ("lib.Trainer.train", "trainer#lib.Trainer.train"),
        ("lib.trainer.Trainer", "trainer#lib.Trainer"),
        ("trainer.Trainer.train", "trainer#lib.Trainer.train"),
        ("utils.ModelOutput", "trainer#lib.utils.ModelOutput"),
        ("ModelOutput", "trainer#lib.utils.ModelOutput"),
        ("LIMIT", "trainer#lib.utils.LIMIT"),
        ("pipeline", "trainer#lib.pipeline"),
        ("lib.models.bert.modeling_bert.Bert", "model_doc/models#lib.Bert"),
        ("modeling_bert.Bert.forward", "model_doc/models#lib.Bert.forward"),
        ("lib.models.bert.Bert", "model_doc/models#lib.Bert"),
        ("models.bert.Bert", "model_doc/models#lib.Bert"),
    ],
)
def test_an_object_is_found_by_its_names(target: str, where: str, names: Names | None) -> None:
    assert place(index(names=names).refer(target)) == where


@pytest.mark.parametrize(
    ("target", "where"),
    [
        ("Bert.save", "base#lib.Base.save"),
        ("lib.models.bert.Bert.save", "base#lib.Base.save"),
        ("Bert.device", "model_doc/models#lib.Bert"),
        ("Bert.generate", "model_doc/models#lib.Bert"),
        ("Base.generate", "model_doc/models#lib.Gpt.generate"),
        ("Gpt.generate", "model_doc/models#lib.Gpt.generate"),
        ("lib.modeling.Base.generate", "model_doc/models#lib.Gpt.generate"),
        ("Hidden.save", "base#lib.Base.save"),
    ],
)
def test_a_member_leads_to_where_it_is_shown_else_to_its_class(target: str, where: str) -> None:
    assert place(index(names=Names()).refer(target)) == where


def test_without_a_library_a_member_that_is_not_shown_leads_to_its_class() -> None:
    assert place(index().refer("Bert.device")) == "model_doc/models#lib.Bert"


def test_a_member_that_the_class_has_not_got_is_told() -> None:
    answer = index(names=Names()).refer("Bert.foward")
    assert answer == Answer(message="nothing documents Bert.foward", hint="did you mean Bert.forward?")


def test_a_member_alone_is_no_name_for_it() -> None:
    assert index().refer("forward") == Answer(prose=True)
    assert index().find("forward") is None


def test_members_of_classes_in_classes() -> None:
    known = ObjectIndex("lib")
    known.add(
        "page",
        [
            export("lib.Outer"),
            export("lib.Outer.Inner"),
            export("lib.Outer.Inner.run", "", "method"),
        ],
    )
    assert place(known.refer("Outer.Inner.run")) == "page#lib.Outer.Inner.run"
    assert known.find("Inner") is None


@pytest.mark.parametrize(
    ("target", "parameter", "where"),
    [
        ("pipeline", "task", "trainer#lib.pipeline.task"),
        ("Trainer", "args", "trainer#lib.Trainer.args"),
        ("Trainer.train", "trial", "trainer#lib.Trainer.train.trial"),
        ("Bert.device", "index", "model_doc/models#lib.Bert"),
    ],
)
def test_a_parameter_has_its_own_place(target: str, parameter: str, where: str) -> None:
    assert place(index().refer(target, parameter)) == where


def test_a_parameter_that_there_is_not_leads_to_its_function_and_is_told() -> None:
    answer = index().refer("pipeline", "tasks")
    assert answer.found is not None
    assert answer.found.anchor == "lib.pipeline"
    assert (answer.message, answer.hint) == ("pipeline has no parameter tasks", "did you mean task?")


def test_the_first_page_owns_an_object() -> None:
    known = index()
    known.add("again", TRAINER)
    assert place(known.refer("Trainer")) == "trainer#lib.Trainer"
    assert [one.local for one in known].count("again") == 0


def test_of_several_the_shortest_name_is_meant_then_the_first() -> None:
    known = ObjectIndex("lib")
    known.add("page", [export("lib.deep.Config"), export("lib.a.Config"), export("lib.b.Config")])
    assert place(known.refer("Config")) == "page#lib.a.Config"
    assert place(known.refer("deep.Config")) == "page#lib.deep.Config"


def test_a_new_page_changes_the_answers() -> None:
    known = index()
    assert known.find("Later") is None
    known.add("later", [export("lib.Later")])
    assert place(known.refer("Later")) == "later#lib.Later"


# Other projects


@pytest.mark.parametrize("names", WITH_AND_WITHOUT)
def test_an_object_of_another_library_is_never_one_of_ours(names: Names | None) -> None:
    known = index(names=names)
    known.add("module", [export("lib.Module"), export("lib.Module.to", "", "method")])
    for target in ("torch.nn.Module", "torch.nn.Module.to"):
        assert known.find(target) is None
    answer = known.refer("torch.nn.Module")
    assert answer.message == "nothing documents torch.nn.Module"
    assert "add the inventory of torch to `inventories` in mkdocs.yml" in answer.hint


def test_an_object_of_another_library_is_in_its_inventory() -> None:
    known = index(others=inventories("torch.nn.Module", "ValueError", "input"))
    assert place(known.refer("torch.nn.Module")) == "https://other.example/x.html#torch.nn.Module"
    assert place(known.refer("ValueError")) == "https://other.example/x.html#ValueError"
    assert known.refer("torch.nn.Modul") == Answer(
        message="the inventory of torch has no torch.nn.Modul", hint="did you mean torch.nn.Module?"
    )
    assert known.refer("input") == Answer(prose=True)
    assert place(known.refer("input", marked=True)) == "https://other.example/x.html#input"


def test_a_whole_name_of_another_library_is_not_a_shortened_one_of_ours() -> None:
    known = index(others=inventories("datasets.Dataset"))
    known.add("data", [export("lib.datasets.Dataset"), export("lib.datasets.Split")])
    assert place(known.refer("datasets.Dataset")) == "https://other.example/x.html#datasets.Dataset"
    assert place(known.refer("datasets.Split")) == "data#lib.datasets.Split"
    assert place(known.refer("lib.datasets.Dataset")) == "data#lib.datasets.Dataset"


# What is told

NO_IDEA = "write it as code, or delete it"
SHOW = "show it with [[autodoc]] on a page"


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("Trainr", "did you mean Trainer?"),
        ("Trainer.trian", "did you mean Trainer.train?"),
        ("lib.trainer.Trainr", "did you mean Trainer?"),
        ("Nowhere", NO_IDEA),
        ("Bertt.forward", "did you mean Bert.forward?"),
        ("Bertt.device", "did you mean Bert.device?"),
        ("old.Trainr", "add the inventory of old to `inventories` in mkdocs.yml, or correct the name"),
        ("Trainer.evaluate", NO_IDEA),
        ("Hidden", "show it with [[autodoc]] on a page"),
        ("Hidden.run", "show it with [[autodoc]] on a page"),
        ("lib.hidden.run", f"it is hidden.Hidden.run; {SHOW}"),
        ("lib.models.forward", "it is models.bert.modeling_bert.Bert.forward"),
        ("lib.hidden.save_all", NO_IDEA),
        ("Hidden.stop", NO_IDEA),
        ("Hidden.run.twice", NO_IDEA),
        ("Bert.unheard_of", NO_IDEA),
        (
            "old_module.Trainer",
            "did you mean Trainer? Else add the inventory of old_module to `inventories` in mkdocs.yml, "
            "or correct the name",
        ),
        ("lib.data.utils.GlueReader", f"it is data.glue.GlueReader; {SHOW}"),
        ("Reader", "write which one: data.glue.Reader or data.squad.Reader"),
        ("lib.utils.old.Trainer", "write Trainer"),
        # Near by what many names end with, or begin with, and something else all the same.
        ("BartConfigModel", NO_IDEA),
        ("TFBertEncoder", NO_IDEA),
        ("BertConfigEncoder", NO_IDEA),
        ("BirtEncoder", NO_IDEA),
        ("BERTEncoder", "did you mean BertEncoder?"),
        ("BertEncoderModel", "did you mean BertEncoder?"),
    ],
)
def test_what_nothing_documents_is_told_with_a_way_out(target: str, hint: str) -> None:
    known = Names()
    known.members["lib.trainer.Trainer"] = {"train"}
    foreign = hint.startswith("add the inventory")
    rule = "foreign-reference" if foreign else "unresolved-reference"
    answer = Answer(message=f"nothing documents {target}", hint=hint, rule=rule)
    documented = index(names=known)
    documented.add("encoders", [export("lib.BertEncoder"), export("lib.BertConfig")])
    assert documented.refer(target) == answer


def test_of_objects_of_one_name_those_beside_the_docstring_are_meant() -> None:
    file = "lib/models/gpt/config.py"
    assert index(names=Names()).refer("Layer", file=file).hint == f"it is models.gpt.a.Layer; {SHOW}"
    assert index(names=Names()).refer("Layer", file="lib/models/bert/config.py").hint == SHOW
    assert index(names=Names()).refer("Layer").hint == NO_IDEA


def test_what_nothing_hands_out_is_to_be_written_as_code() -> None:
    names = Names()
    names.elsewhere["Inner"] = ["lib.models.bert.b.Inner"]
    names.paths["lib.Inner"] = "lib.models.bert.b.Inner"
    known = index(names=names)
    assert known.refer("lib.Inner").hint == "write it as code"
    assert known.refer("lib.old.Inner").hint == "it is models.bert.b.Inner; write it as code"


def test_what_is_of_a_kind_that_is_hardly_ever_shown_is_to_be_written_as_code() -> None:
    names = Names()
    names.paths |= {"lib.ABlock": "lib.layers.ABlock"}
    names.modules.append("lib.layers")
    known = index(names=names)
    assert known.refer("lib.ABlock").hint == "write it as code"
    known.add("layers", [export(f"lib.{one}Block", f"lib.layers.{one}Block") for one in "BCD"])
    assert known.refer("lib.ABlock").hint == SHOW


def test_a_module_below_the_root_that_is_called_like_a_package_is_not_the_library() -> None:
    known = index(names=Names())
    known.add("peft", [export("lib.integrations.peft.AdapterMixin")])
    assert known.refer("peft.Adapters").rule == "foreign-reference"
    assert place(known.refer("peft.AdapterMixin")) == "peft#lib.integrations.peft.AdapterMixin"


def test_what_english_alone_documents_is_no_fault_of_a_translation() -> None:
    korean, english = ObjectIndex("lib"), index()
    korean.english, korean.english_code = english, "en"
    answer = korean.refer("Trainer.train")
    assert (place(answer), answer.language) == ("trainer#lib.Trainer.train", "en")
    assert korean.type("lib.Trainer").language == "en"
    assert korean.refer("Trainr").hint == "did you mean Trainer?"
    korean.add("own", [export("lib.Trainer")])
    assert (place(korean.refer("Trainer")), korean.refer("Trainer").language) == ("own#lib.Trainer", "")


def test_what_english_alone_documents_has_no_link_where_english_is_not_in_the_site() -> None:
    korean = ObjectIndex("lib", english=index())
    assert korean.refer("Trainer") == Answer()
    assert korean.type("lib.Trainer") == Answer()


def test_a_word_in_brackets_is_prose_unless_it_is_marked() -> None:
    assert index().refer("batch_size") == Answer(prose=True)
    assert index().refer("batch_size", marked=True).message == "nothing documents batch_size"
    assert index().refer("batch_size", "x").message == "nothing documents batch_size"


# Types


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("lib.trainer.Trainer", "trainer#lib.Trainer"),
        ("lib.models.bert.Bert", "model_doc/models#lib.Bert"),
        ("torch.Tensor", "https://other.example/x.html#torch.Tensor"),
        ("int", "https://other.example/x.html#int"),
        ("numpy.ndarray", ""),
        ("lib.unknown.Thing", ""),
        ("lib.Config", ""),
        ("Trainer", ""),
    ],
)
def test_a_type_is_its_whole_path_and_never_told(path: str, where: str) -> None:
    known = index(names=Names(), others=inventories("torch.Tensor", "int"))
    known.add("config", [export("lib.models.Config")])
    assert place(known.type(path)) == where
