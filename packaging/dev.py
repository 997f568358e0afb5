"""Sets the planner up and runs or tests it, with nothing but Python 3.11 and a package registry."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

USAGE = """\
python3 packaging/dev.py run [planner arguments]    opens the planner on the sample workspace
python3 packaging/dev.py test [pytest arguments]    runs every check and every test, on all cores
python3 packaging/dev.py lock                       writes the locked versions again (needs uv)"""

HOME = Path(__file__).resolve().parent.parent
ENVIRONMENT = HOME / ".venv"
STAMP = ENVIRONMENT / "set-up.txt"
LOCKS = {
    "run": HOME / "packaging" / "requirements.txt",
    "test": HOME / "packaging" / "requirements-dev.txt",
    "compiler": HOME / "packaging" / "requirements-compiler.txt",
}
LOCK_GROUPS = {
    "run": ["--no-default-groups", "--group", "build"],
    "test": ["--group", "dev"],
    "compiler": ["--only-group", "compiler"],
}
MODEL = ("planner/domain", "planner/engine", "planner/system")
"""What the compiled model is made from."""


class SetUpError(Exception):
    """One sentence for the person at the keyboard; nothing more can be done here."""


def main(arguments: list[str]) -> int:
    """Runs one verb; returns the exit status of what it started, 2 when the set-up cannot go on."""
    if sys.version_info < (3, 11):  # noqa: UP036 - it is here for the older ones
        print("The planner needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))
        return 2
    verbs = {"run": run, "test": test, "lock": lock}
    if not arguments or arguments[0] not in verbs:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return verbs[arguments[0]](arguments[1:])
    except SetUpError as reason:
        print(f"Set-up stopped: {reason}", file=sys.stderr)
        return 2


def run(arguments: list[str]) -> int:
    """The planner itself; without arguments its window on the sample workspace."""
    provide_libraries(window=True)
    set_up("run")
    compile_model()
    planner = python().with_name("planner")
    if not arguments:
        call(planner, "--prepare-sample")
    return call(planner, *(arguments or ["--sample"]))


def test(arguments: list[str]) -> int:
    """Format, lint and strict types, then every test (the fence between the floors is one of them)."""
    provide_libraries(window=False)
    set_up("test")
    compile_model()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    checks = {
        "format": ["ruff", "format", "--check", "."],
        "lint": ["ruff", "check", "."],
        "types": ["mypy"],
        "tests": ["pytest", *spread(), *arguments],
    }
    failed = [name for name, words in checks.items() if call(python(), "-m", *words, folder=HOME) != 0]
    if failed:
        print(f"Not in order: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def spread() -> list[str]:
    """One worker a core, a file of tests to a worker; one after the other on a screen, which has but one focus."""
    return ["-n", "auto", "--dist", "loadfile"] if os.environ["QT_QPA_PLATFORM"] == "offscreen" else []


def lock(arguments: list[str]) -> int:
    """Both lists of locked versions with their hashes, free of registry addresses."""
    uv = find_uv()
    if uv is None:
        raise SetUpError("writing the locked versions needs uv; install it with “python3 -m pip install uv”.")
    words = ["export", "--format", "requirements-txt", "--no-emit-project", "--no-annotate", "--no-header", "--quiet"]
    status = max(
        call(uv, *words, *LOCK_GROUPS[kind], *arguments, "-o", path, folder=HOME) for kind, path in LOCKS.items()
    )
    (HOME / "uv.lock").unlink(missing_ok=True)  # it names the registry it was made with
    return status


def set_up(kind: str) -> None:
    """Environment and locked packages; does nothing when nothing has changed since."""
    wanted = fingerprint("test"), fingerprint(kind)
    if STAMP.is_file() and STAMP.read_text() in wanted and python().exists():
        return
    print(f"Setting up in {ENVIRONMENT.name}; the first time takes half a minute …", flush=True)
    STAMP.unlink(missing_ok=True)
    install = make_environment()
    step(*install, "--require-hashes", "-r", str(LOCKS[kind]))
    step(*install, "--no-build-isolation", "--no-deps", "--editable", str(HOME))
    STAMP.write_text(wanted[1])


def compile_model() -> None:
    """The model as a library beside its code, made again when the model or what can compile it has changed."""
    parts = sorted(part for name in MODEL for part in (HOME / name).rglob("*") if part.suffix in (".py", ".c"))
    parts.append(HOME / "packaging" / "kernel.py")
    compilers = [name for name in ("cc", "gcc", "clang") if shutil.which(name)]
    made_from = [*(part.read_bytes() for part in parts), sys.version.encode(), ",".join(compilers).encode()]
    digest = hashlib.sha256(b"|".join(made_from)).hexdigest()
    stamp = HOME / "planner" / "_compiled" / "made-from.txt"
    if stamp.is_file() and stamp.read_text() == digest:
        return
    if not compilers:
        install_compiler()
    step(str(python()), str(HOME / "packaging" / "kernel.py"))
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(digest)


def install_compiler() -> None:
    """zig's C compiler from its package; without it the plain run serves."""
    print("Fetching a C compiler for the model (some 90 MB, once) …", flush=True)
    uv = find_uv()
    words = [uv, "pip", "install", "--quiet", "--python", str(python())] if uv else []
    words = words or [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call(*words, "--require-hashes", "-r", LOCKS["compiler"])


def fingerprint(kind: str) -> str:
    """What an environment was made from; another text means it must be made again."""
    parts = [LOCKS[kind].read_bytes(), (HOME / "pyproject.toml").read_bytes(), sys.version.encode(), bytes(HOME)]
    return f"{kind} {hashlib.sha256(b'|'.join(parts)).hexdigest()}"


def make_environment() -> list[str]:
    """A fresh environment, and the words that install a package into it."""
    uv = find_uv()
    if uv is not None:
        step(uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENVIRONMENT))
        return [uv, "pip", "install", "--quiet", "--python", str(python())]
    if importlib.util.find_spec("ensurepip") is None:
        provide_packages(["python3-venv"], "Python's own venv is missing")
    step(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    return [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def find_uv() -> str | None:
    """The uv on the path, when it answers; it installs ten times faster than pip."""
    uv = shutil.which("uv")
    answers = uv is not None and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode == 0
    return uv if answers else None


def python() -> Path:
    """The environment's Python."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def provide_libraries(*, window: bool) -> None:
    """The system libraries Qt loads on Linux; elsewhere its packages bring all they need."""
    sys.path.insert(0, str(HOME))
    from planner.command_line.screen import QT_LIBRARIES, WINDOW_LIBRARIES, missing  # late: needs Python 3.11

    needed = {**QT_LIBRARIES, **WINDOW_LIBRARIES} if window else QT_LIBRARIES
    if absent := missing(needed):
        provide_packages([needed[name] for name in absent], f"Qt misses {', '.join(absent)}")


def provide_packages(packages: list[str], reason: str) -> None:
    """Debian packages, installed when allowed to; otherwise stops with the one line that does it."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise SetUpError(f"{reason}; install what your system calls {' '.join(packages)}, then run this again.")
    if os.geteuid() != 0:
        raise SetUpError(f"{reason}; run “sudo {line}”, then run this again.")
    print(f"{reason}; installing {' '.join(packages)} …", flush=True)
    quietly = {
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quietly)
    if subprocess.run([*line.split(), "-qq"], check=False, **quietly).returncode != 0:
        raise SetUpError(f"{reason} and apt-get could not install it; run “{line}” to see why.")


def step(*words: str) -> None:
    """One command of the set-up; stops with its own words when it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        if subprocess.run(words, cwd=HOME, stdout=output, stderr=output, check=False).returncode != 0:
            output.seek(0)
            print(output.read(), file=sys.stderr)
            raise SetUpError(f"“{Path(words[0]).name} {' '.join(words[1:])}” failed; what it said stands above.")


def call(*words: str | Path, folder: Path | None = None) -> int:
    """One command with this terminal's input and output; its exit status."""
    try:
        return subprocess.run([str(word) for word in words], cwd=folder, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
