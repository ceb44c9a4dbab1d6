"""What is left when a document has run."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from types import ModuleType
from typing import Any


def library_files(folders: list[str]) -> list[str]:
    """The files of imported modules that lie in one of these folders."""
    prefixes = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
    if not prefixes:
        return []
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return sorted(
        {os.path.realpath(one) for one in files if isinstance(one, str) and one.startswith(prefixes)}
    )


def device_memory(namespace: ModuleType) -> int:
    """Bytes that stay allocated on the accelerators when a namespace is dropped; 0 where none is in use."""
    torch: Any = sys.modules.get("torch")
    accelerator = torch.accelerator.current_accelerator() if torch is not None else None
    if accelerator is None:
        return 0
    device = torch.get_device_module(accelerator)
    # Asking a device that nobody has used would start it.
    if not getattr(device, "is_initialized", lambda: True)():
        return 0
    vars(namespace).clear()
    vars(builtins).pop("_", None)
    gc.collect()
    torch.accelerator.synchronize()
    torch.accelerator.empty_cache()
    return sum(map(torch.accelerator.memory_allocated, range(torch.accelerator.device_count())))
