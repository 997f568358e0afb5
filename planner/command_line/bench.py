"""The bench command: the engine's figures from here, the window's from a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.command_line.console import Console
from planner.domain.errors import WorldError
from planner.use_cases.bench import FILE_OF_FIFTY, Figures, engine_figures
from planner.use_cases.change import By


def print_figures(arguments: Namespace, console: Console) -> int:
    """`planner bench`: every published speed figure, each with its unit in its name."""
    with TemporaryDirectory() as folder:
        figures = engine_figures(Path(folder), By("bench", datetime.now(UTC)), console.progress)
        figures |= _window_figures(Path(folder) / FILE_OF_FIFTY, console)
    rounded = {name: float(f"{value:.4g}") for name, value in figures.items()}
    text = json.dumps(rounded, indent=2) if arguments.json else "\n".join(map(_line, rounded, rounded.values()))
    console.print(text)
    return 0


def _window_figures(file: Path, console: Console) -> Figures:
    """Measured in a fresh process on Qt's offscreen platform, so that this one stays free of Qt."""
    console.progress(0.9, "the window")
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "planner.ui.bench", str(file)],
        env=offscreen,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise WorldError(f"The window's figures could not be measured: {last}")
    figures: Figures = json.loads(done.stdout)
    return figures


def _line(name: str, value: float) -> str:
    return f"{name.replace('_', ' '):60} {value:>10g}"
