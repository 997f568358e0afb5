"""Compiles the model: `python packaging/kernel.py [--windows] [--out FILE]`, with cc, gcc, clang or zig's package.

Without a compiler it says so in one line and leaves 0: the plain run serves, with the same numbers and more waiting.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from planner import assets
from planner.engine.kernel.library import VARIANTS
from planner.engine.kernel.writing import mark_of_source
from planner.system.compiled import compiled_kernel

FLAGS = ["-O2", "-ftree-vectorize", "-std=gnu11", "-fno-math-errno", "-fno-trapping-math", "-ffp-contract=off"]
"""No flag may change a bit: contraction is off, and no mathematics is approximated."""
WIDE = ["-mavx2"]


def compilers(*, windows: bool) -> list[list[str]]:
    """The words that start each compiler there is, best first; only zig's writes for another system."""
    found = [] if windows else [[path] for name in ("cc", "gcc", "clang") if (path := shutil.which(name))]
    if importlib.util.find_spec("ziglang") is not None:
        # zig compiles for the processor it runs on unless it is told otherwise
        system = ["-target", "x86_64-windows-gnu"] if windows else []
        found.append([sys.executable, "-m", "ziglang", "cc", *system, "-mcpu=baseline"])
    return found


def build(path: Path, *, windows: bool = False) -> str | None:
    """Compile the model to `path`; the compiler's name, or None when there is none that can."""
    _, source = compiled_kernel()
    for words in compilers(windows=windows):
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / path.name
            if _compiled(words, source, made, windows=windows):
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(made, path)
                return " ".join(Path(word).name for word in words)
    return None


def _compiled(words: list[str], source: str, made: Path, *, windows: bool) -> bool:
    text = made.with_name("model.c")
    text.write_text(source, encoding="utf-8")
    objects = []
    for name in VARIANTS if windows or platform.machine() in ("x86_64", "AMD64") else VARIANTS[-1:]:
        objects.append(made.with_name(f"{name}.o"))
        named = [f"-DNAME={name}", f"-DMARK={mark_of_source(source)}"]
        shape = [*FLAGS, *(WIDE if name == VARIANTS[0] else []), *([] if windows else ["-fPIC", "-fvisibility=hidden"])]
        if _run([*words, *shape, *named, "-c", str(text), "-o", str(objects[-1])]) != 0:
            return False
    return _run([*words, "-shared", "-o", str(made), *map(str, objects), *([] if windows else ["-lm"])]) == 0


def _run(words: list[str]) -> int:
    return subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode


def main() -> int:
    """Build for this system or for Windows; always 0, because the plain run serves where nothing was built."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--windows", action="store_true", help="for 64-bit Windows, with zig's compiler")
    parser.add_argument("--out", type=Path, help="the library to write (default: where the planner looks)")
    chosen = parser.parse_args()
    usual = assets.compiled_model()
    path = chosen.out or (usual.with_suffix(".dll") if chosen.windows else usual)
    made = build(path, windows=chosen.windows)
    if made is None:
        print("The model was not compiled, because no C compiler is here; the plain run serves, several times slower.")
    else:
        print(f"The model is compiled ({made}).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
