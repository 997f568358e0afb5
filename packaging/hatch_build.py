"""Puts the compiled model into a wheel; where nothing can compile it the wheel goes without: the plain run serves."""

from __future__ import annotations

import importlib.util
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledModel(BuildHookInterface[Any]):
    """Compiles before the files of a wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Nothing for an editable install, whose library is made beside the code by `packaging/dev.py`."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        spec = importlib.util.spec_from_file_location("planner_kernel_build", root / "packaging" / "kernel.py")
        assert spec is not None
        assert spec.loader is not None
        kernel = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(kernel)
        library = kernel.assets.compiled_model()
        if kernel.build(library) is None:
            self.app.display_warning("No C compiler is here, so this wheel holds no compiled model.")
            return
        build_data["artifacts"].append(f"planner/_compiled/{library.name}")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"
