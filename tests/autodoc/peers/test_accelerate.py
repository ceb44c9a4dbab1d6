"""Side by side with Hugging Face's doc-builder: the same anchors for accelerate's pages, or a reason.

`accelerate.json` is what theirs (commit 931031bf) gave to each `[[autodoc]]`, recorded by `record.py`.
The order of members isn't compared: theirs is the alphabet's, ours the source's. The import makes up
the same packages as theirs did, and no more.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from autodoc.imported import ImportSettings
from autodoc.library import Library
from autodoc.options import EntryOptions
from autodoc.render import EntryRenderer
from autodoc.static import find_source
from autodoc.store import MemoryStore
from builder.html import Highlighter
from builder.strings import strings

RECORD = json.loads(Path(__file__).with_name("accelerate.json").read_text(encoding="utf-8"))
MOCKED = ("deepspeed", "torchvision")

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("accelerate") is None and not os.environ.get("CI"),
    reason="accelerate isn't installed: pip install '.[test]'",
)

# What ours has and theirs hasn't: by reason, then by the anchor above. Every name is one anchor.
ADDED = {
    "a property with a docstring belongs to its class; theirs shows one where a page names it": {
        "accelerate.Accelerator": "deepspeed_plugin use_distributed is_main_process is_local_main_process "
        "tensor_parallel_rank pipeline_parallel_rank context_parallel_rank data_parallel_rank "
        "data_parallel_shard_rank optimizer_step_was_skipped fp8_backend",
        "accelerate.PartialState": "initialized use_distributed is_last_process is_main_process "
        "is_local_main_process default_device",
        "accelerate.optimizer.AcceleratedOptimizer": "step_was_skipped",
        "accelerate.state.AcceleratorState": "use_distributed is_last_process is_main_process "
        "is_local_main_process deepspeed_plugin",
        "accelerate.state.GradientState": "num_steps adjust_scheduler sync_with_dataloader initialized "
        "end_of_dataloader remainder is_xla_gradients_synced in_dataloader",
        "accelerate.utils.DeepSpeedOptimizerWrapper": "step_was_skipped",
    },
    "a decorator takes the docstring away at import; the source still has it": {
        "accelerate.Accelerator": "init_trackers log",
        "accelerate.Accelerator.init_trackers": "project_name config init_kwargs example example-2",
        "accelerate.Accelerator.log": "values step log_kwargs example example-2",
    },
    "an enum is its members": {
        "accelerate.DistributedType": "NO MULTI_CPU MULTI_GPU MULTI_NPU MULTI_MLU MULTI_SDAA MULTI_MUSA "
        "MULTI_XPU DEEPSPEED FSDP XLA MEGATRON_LM MULTI_HPU MULTI_NEURON",
        "accelerate.utils.ComputeEnvironment": "LOCAL_MACHINE AMAZON_SAGEMAKER",
        "accelerate.utils.DynamoBackend": "NO EAGER AOT_EAGER INDUCTOR AOT_TS_NVFUSER NVPRIMS_NVFUSER "
        "CUDAGRAPHS OFI FX2TRT ONNXRT TENSORRT AOT_TORCHXLA_TRACE_ONCE TORCHXLA_TRACE_ONCE TVM HPU_BACKEND",
        "accelerate.utils.LoggerType": "ALL AIM TENSORBOARD WANDB TRACKIO COMETML MLFLOW CLEARML DVCLIVE "
        "SWANLAB",
        "accelerate.utils.PrecisionType": "NO FP8 FP16 BF16",
        "accelerate.utils.RNGType": "TORCH CUDA MLU SDAA MUSA NPU XLA XPU HPU NEURON GENERATOR",
        "accelerate.utils.SageMakerDistributedType": "NO DATA_PARALLEL MODEL_PARALLEL",
    },
    "the signature has a parameter that the docstring leaves out, or calls otherwise": {
        "accelerate.Accelerator": "split_batches deepspeed_plugins parallelism_config",
        "accelerate.Accelerator.gather_for_metrics": "input_data",
        "accelerate.DeepSpeedPlugin": "msamp_opt_level",
        "accelerate.data_loader.DataLoaderDispatcher": "dataset slice_fn torch_device_mesh",
        "accelerate.data_loader.DataLoaderShard": "torch_device_mesh",
        "accelerate.hooks.AlignDevicesHook": "skip_keys tied_params_map",
        "accelerate.tracking.AimTracker": "logging_dir",
        "accelerate.utils.BertTrainStep": "accelerator",
        "accelerate.utils.GPTTrainStep": "accelerator",
        "accelerate.utils.MegatronLMPlugin": "use_custom_fsdp overlap_cpu_optimizer_d2h_h2d no_load_optim "
        "eod_mask_loss no_save_optim optimizer_cpu_offload use_precision_aware_optimizer "
        "decoder_last_pipeline_num_layers recompute_granularity recompute_method recompute_num_layers "
        "attention_backend expert_model_parallel_size context_parallel_size attention_dropout "
        "hidden_dropout attention_softmax_in_fp32 expert_tensor_parallel_size calculate_per_token_loss "
        "use_rotary_position_embeddings use_distributed_optimizer",
        "accelerate.utils.T5TrainStep": "accelerator",
        "accelerate.utils.get_mixed_precision_context_manager": "autocast_kwargs",
        "accelerate.utils.get_module_children_bottom_up": "return_fqns",
        "accelerate.utils.recursively_apply": "test_type",
        "accelerate.utils.slice_tensors": "process_index num_processes",
    },
    "`Returns:` without a type says what is returned, and has its anchor": {
        f"accelerate.utils.{function}": "returns"
        for function in (
            *("broadcast", "broadcast_object_list", "concatenate", "convert_to_fp32", "gather"),
            *("gather_object", "listify", "recursively_apply", "reduce", "send_to_device", "slice_tensors"),
        )
    },
}

# What theirs has and ours has otherwise: by reason, their anchor and ours.
RENAMED = {
    "stars are no part of a parameter's name": {
        "accelerate.Accelerator.accumulate.*models": "accelerate.Accelerator.accumulate.models",
        "accelerate.Accelerator.prepare.*args": "accelerate.Accelerator.prepare.args",
        "accelerate.data_loader.DataLoaderShard.**kwargs": "accelerate.data_loader.DataLoaderShard.kwargs",
        "accelerate.utils.DummyOptim.**kwargs": "accelerate.utils.DummyOptim.kwargs",
        "accelerate.utils.DummyScheduler.**kwargs": "accelerate.utils.DummyScheduler.kwargs",
        "accelerate.utils.MegatronLMDummyDataLoader.**dataset_kwargs": (
            "accelerate.utils.MegatronLMDummyDataLoader.dataset_kwargs"
        ),
        "accelerate.utils.MegatronLMDummyScheduler.**kwargs": (
            "accelerate.utils.MegatronLMDummyScheduler.kwargs"
        ),
        "accelerate.utils.load.**kwargs": "accelerate.utils.load.kwargs",
        "accelerate.utils.recursively_apply.**kwargs": "accelerate.utils.recursively_apply.kwargs",
        "accelerate.utils.recursively_apply.*args": "accelerate.utils.recursively_apply.args",
        **{
            f"accelerate.tracking.{tracker}Tracker.**kwargs": f"accelerate.tracking.{tracker}Tracker.kwargs"
            for tracker in ("Aim", "ClearML", "CometML", "SwanLab", "TensorBoard", "Trackio", "WandB")
        },
    },
    "a type that follows its name without a space is no part of the name": {
        "accelerate.Accelerator.gather_for_metrics.use_gather_object(`bool`)": (
            "accelerate.Accelerator.gather_for_metrics.use_gather_object"
        ),
        "accelerate.cpu_offload_with_hook.execution_device(`str`,": (
            "accelerate.cpu_offload_with_hook.execution_device"
        ),
        "accelerate.load_checkpoint_in_model.keep_in_fp32_modules(`List[str]`,": (
            "accelerate.load_checkpoint_in_model.keep_in_fp32_modules"
        ),
    },
}


def added() -> set[str]:
    return {
        f"{owner}.{name}"
        for table in ADDED.values()
        for owner, names in table.items()
        for name in names.split()
    }


def renamed() -> dict[str, str]:
    return {theirs: ours for table in RENAMED.values() for theirs, ours in table.items()}


def anchors_of(entry: dict[str, Any]) -> Iterator[str]:
    """Their anchors for an object or a member."""
    yield entry["anchor"]
    for name in (*entry["parameters"], *entry["others"]):
        yield f"{entry['anchor']}.{name}"


@dataclass
class Compared:
    """A directive of the pages, with the objects (members among them) and all anchors of both."""

    directive: dict[str, Any]
    their_objects: list[str]
    their_anchors: list[str]
    our_objects: list[str]
    our_anchors: list[str]


@cache
def both() -> list[Compared]:
    """Every directive, in their tool and in ours."""
    source = find_source("accelerate", [])
    assert source is not None
    library = Library(source, MemoryStore(), imports=ImportSettings(source.name, source.root, mock=MOCKED))
    library.load({directive["target"] for directive in RECORD["directives"]})
    renderer = EntryRenderer(strings("en"), Highlighter())
    found = []
    for directive in RECORD["directives"]:
        members = directive["members"]
        options = EntryOptions(members=None if members is None else tuple(members))
        selected = library.select(directive["target"], options)
        assert selected is not None, directive["target"]
        assert (selected.missing, selected.problems) == ([], []), directive["target"]
        entry = renderer.render(selected.documented, level=2)
        found.append(
            Compared(
                directive,
                [one["anchor"] for one in directive["entries"]],
                [anchor for one in directive["entries"] for anchor in anchors_of(one)],
                [one.name for one in entry.exports],
                entry.rendered.ids,
            )
        )
    return found


def new() -> set[str]:
    """Our anchors that theirs hasn't got, and our objects that are none in theirs."""
    return {
        *(anchor for one in both() for anchor in one.our_anchors if anchor not in one.their_anchors),
        *(name for one in both() for name in one.our_objects if name not in one.their_objects),
    }


def gone() -> set[str]:
    """Their anchors that ours hasn't got."""
    return {anchor for one in both() for anchor in one.their_anchors if anchor not in one.our_anchors}


def test_the_record_is_of_the_installed_version() -> None:
    assert version("accelerate") == RECORD["versions"]["accelerate"]


def test_every_directive_of_the_pages_is_compared() -> None:
    assert len(both()) == 153


def test_each_directive_gives_the_object_that_it_gives_in_theirs() -> None:
    assert [one.our_objects[0] for one in both()] == [one.their_objects[0] for one in both()]


def test_each_directive_gives_all_the_members_that_it_gives_in_theirs() -> None:
    for one in both():
        assert set(one.their_objects) <= set(one.our_objects), one.directive["target"]


def test_no_anchor_is_lost_without_a_reason() -> None:
    for one in both():
        lost = set(one.their_anchors) - set(one.our_anchors)
        assert {renamed().get(anchor, f"nothing for {anchor}") for anchor in lost} <= set(one.our_anchors)


def test_no_object_and_no_anchor_is_added_without_a_reason() -> None:
    assert new() - added() - set(renamed().values()) == set()


def test_every_reason_is_needed() -> None:
    assert (added() - new(), set(renamed()) - gone()) == (set(), set())
