"""How documents are run, and the environment that their processes get."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How documents are run.

    `device` is `auto` for the accelerator that torch finds, or a device type; `cpu` hides accelerators.
    `network` says whether examples may reach other hosts. `timeout` is in seconds, for an example that has
    none of its own; `output_limit` in bytes, for what one statement prints. `threads` is torch's
    number of them, `seed` every generator's.

    `library` are the folders whose imported files a run reports; they come first on the path, as do those
    of docstrings. `visible` are the devices that processes may use, as CUDA_VISIBLE_DEVICES has them, None
    for all. With `fork`, pages begin as copies of a process that holds torch, else as new interpreters.
    """

    device: str = "auto"
    network: bool = False
    timeout: float = 300.0
    threads: int = 1
    seed: int = 0
    library: tuple[Path, ...] = ()
    output_limit: int = 1 << 20
    visible: str | None = None
    fork: bool = sys.platform == "linux"

    def environment(self) -> dict[str, str]:
        """The variables of the processes: nothing may depend on chance, on a screen, or on pytest."""
        given = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        given |= _STEADY | {"OMP_NUM_THREADS": str(self.threads), "MKL_NUM_THREADS": str(self.threads)}
        given["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), given.get("PATH", os.defpath)])
        if not self.network:
            given |= _OFFLINE
        if self.device == "cpu":
            given |= dict.fromkeys(_VISIBLE, "")
        elif self.visible is not None:
            given["CUDA_VISIBLE_DEVICES"] = self.visible
        return given

    def path(self) -> list[str]:
        """Where modules are looked for: first beside the example, then as this process does."""
        roots = (str(import_root(folder)) for folder in self.library)
        ours = (str(Path(one or ".").resolve()) for one in sys.path)
        return list(dict.fromkeys(["", *roots, *ours]))


def import_root(path: Path) -> Path:
    """The folder from which a package's folder or a module's file is imported."""
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    while (folder / "__init__.py").is_file():
        folder = folder.parent
    return folder


_STEADY = {
    "PYTHONHASHSEED": "0",
    "CUBLAS_WORKSPACE_CONFIG": ":4096:8",  # what cuBLAS needs for the same results twice
    "PYTORCH_NVML_BASED_CUDA_CHECK": "1",  # asking whether there is a GPU leaves CUDA untouched
    "OPENBLAS_NUM_THREADS": "1",  # it would start its threads as numpy is imported, before any fork
    "OMP_WAIT_POLICY": "PASSIVE",  # threads that wait leave their core to other pages
    "TOKENIZERS_PARALLELISM": "false",
    "MPLBACKEND": "Agg",
    "COLUMNS": "80",
}
_OFFLINE = dict.fromkeys(("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"), "1")
_VISIBLE = ("CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES", "ROCR_VISIBLE_DEVICES", "ZE_AFFINITY_MASK")
