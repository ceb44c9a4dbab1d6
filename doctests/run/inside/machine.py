"""What there is on this machine. Asking may start a device's driver: only a process that ends does so."""

from __future__ import annotations

import contextlib
import os
import platform
from pathlib import Path
from typing import Any


def describe(device: str) -> dict[str, Any]:
    """The fields of a Machine, with the accelerator unless `device` is `cpu`, or another than there is."""
    found: dict[str, Any] = {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "device": "cpu",
        "device_name": _processor(),
        "devices": 1,
        "memory": os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"),
        "torch": "",
    }
    # What is wrong with an installation of torch is told by the pages that import it.
    with contextlib.suppress(Exception):
        import torch

        found["torch"] = torch.__version__
        if device != "cpu" and torch.accelerator.is_available():
            found |= _accelerator(torch, device)
    return found


def _accelerator(torch: Any, device: str) -> dict[str, Any]:
    accelerator = torch.accelerator.current_accelerator()
    if device not in ("auto", accelerator.type):
        return {}
    module = torch.get_device_module(accelerator)
    name = module.get_device_name(0) if hasattr(module, "get_device_name") else accelerator.type.upper()
    found = {"device": accelerator.type, "device_name": name, "devices": torch.accelerator.device_count()}
    if accelerator.type == "mps":
        return {**found, "memory": torch.mps.recommended_max_memory()}
    return {**found, "memory": torch.accelerator.get_memory_info(0)[1]}


def _processor() -> str:
    with contextlib.suppress(OSError), Path("/proc/cpuinfo").open() as file:
        for line in file:
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
