"""The only door to the files shipped beside the code: `resources/` and `db/`."""

from __future__ import annotations

import os
from pathlib import Path


def data_root() -> Path:
    """The folder that holds `resources/` and `db/`: bundled in an installed planner, else the checkout."""
    package = Path(__file__).resolve().parent
    bundled = package / "_bundled"
    return bundled if bundled.is_dir() else package.parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. `resource("evidence", "figures.csv")`."""
    return data_root().joinpath("resources", *parts)


def read_text(*parts: str) -> str:
    """The text of a shipped UTF-8 file."""
    return resource(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """The bytes of a shipped file."""
    return resource(*parts).read_bytes()


def migration_scripts() -> Path:
    """The folder of the workspace file's migrations."""
    return data_root() / "db"


def compiled_model() -> Path:
    """Where the compiled model lies when there is one: beside the code, for this system."""
    ending = ".dll" if os.name == "nt" else ".so"
    return Path(__file__).resolve().parent / "_compiled" / f"model{ending}"
