"""The accelerator as this process uses it. Asking one that nobody has used would start it."""

from __future__ import annotations

import builtins
import gc
import sys
from types import ModuleType
from typing import Any


def in_use() -> str:
    """The type of the accelerator that the process has used; "" for none."""
    torch: Any = sys.modules.get("torch")
    accelerator = torch.accelerator.current_accelerator() if hasattr(torch, "accelerator") else None
    if accelerator is None:
        return ""
    device = torch.get_device_module(accelerator)
    return accelerator.type if getattr(device, "is_initialized", lambda: True)() else ""


def memory_left(namespace: ModuleType) -> int:
    """Bytes that stay allocated on accelerators when a namespace is dropped; 0 where none is in use."""
    if not in_use():
        return 0
    vars(namespace).clear()
    vars(builtins).pop("_", None)
    gc.collect()
    accelerator = sys.modules["torch"].accelerator
    accelerator.synchronize()
    accelerator.empty_cache()
    return sum(map(accelerator.memory_allocated, range(accelerator.device_count())))
