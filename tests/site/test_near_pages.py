"""What a link that leads nowhere was meant for: sure, likely, or nothing."""

from __future__ import annotations

import pytest

from builder.site.near_pages import NearPages, hint, near_anchor

PAGES = [
    "glossary",
    "models",
    "main_classes/model",
    "main_classes/image_processor",
    "model_doc/blip-2",
    "model_doc/dpt",
    "model_doc/gptj",
    "perf_train_cpu",
    "quantization/awq",
    "quantization/overview",
]


@pytest.mark.parametrize(
    ("target", "likely"),
    [
        ("tasks/model_doc/dpt", (True, "model_doc/dpt")),
        (".glossary", (True, "glossary")),
        ("quantization", (True, "quantization/overview")),
        ("main_classes/models", (False, "main_classes/model")),
        ("model_doc/blip2", (False, "model_doc/blip-2")),
        ("blip2", (False, "model_doc/blip-2")),
        ("glosary", (False, "glossary")),
        ("model_doc/gpt", (False, "")),
        ("perf_train_tpu", (False, "")),
        ("main_classes/image", (False, "")),
    ],
)
def test_the_page_that_was_meant(target: str, likely: tuple[bool, str]) -> None:
    assert NearPages(PAGES).likely(target) == likely


@pytest.mark.parametrize(
    ("fragment", "near"),
    [
        ("fine-tunning", "fine-tuning"),
        ("trainer-api", "trainer"),
        ("bytepair-encoding", "byte-pair-encoding"),
        ("sequence-classification", ""),
    ],
)
def test_the_heading_that_was_meant(fragment: str, near: str) -> None:
    ids = {"fine-tuning", "trainer", "byte-pair-encoding", "token-classification"}
    assert near_anchor(fragment, ids) == near


@pytest.mark.parametrize(
    ("page", "fragment", "sure", "told"),
    [
        ("models", "", True, "write /models"),
        ("models", "", False, "did you mean /models?"),
        ("models", "heads", True, "write /models#heads"),
        ("models", "heads", False, "did you mean /models#heads?"),
        ("models", "top", True, "write /models#top"),
        ("models", "lib.Model.run.x", True, "write /models#lib.Model.run.x"),
        ("models", "streaming", True, "did you mean /generation#streaming?"),
        ("models", "usage", True, "write /models; it has no #usage"),
        ("models", "usage", False, "did you mean /models? It has no #usage"),
        ("", "heads", False, ""),
    ],
)
def test_what_to_do_about_a_link_to_a_part_of_no_page(
    page: str, fragment: str, sure: bool, told: str
) -> None:
    pages = {"models": {"heads", "lib.Model"}, "generation": {"streaming", "usage"}, "trainer": {"usage"}}
    assert hint(page, fragment, pages, sure=sure) == told
