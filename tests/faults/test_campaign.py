"""The campaign of faults, sampled: some points of every verb, chosen by a seed; `packaging/faults.py` runs it whole."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from planted_schemas import PLANTED

if sys.platform != "linux":
    pytest.skip("places faults as Linux lets it", allow_module_level=True)

SCRIPT = Path(__file__).parents[2] / "packaging" / "faults.py"
EACH = "4"
"""Points at the disk that are tried of each verb."""


@pytest.fixture(scope="module")
def campaign() -> ModuleType:
    """The script that runs it whole."""
    specification = importlib.util.spec_from_file_location("faults", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def library(campaign: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The faults, ready to be loaded first."""
    found = campaign.compiled(tmp_path_factory.mktemp("faults"))
    if found is None:
        pytest.skip("there is no C compiler here")
    assert isinstance(found, Path)
    return found


@pytest.mark.timeout(600)
def test_that_no_fault_at_the_disk_loses_or_spoils_anything(campaign: ModuleType, library: Path) -> None:
    count = campaign.run(["sweep", "--each", EACH], library)

    assert (count["by_kind"], count["examples"]) == ({}, [])
    assert count["points"] > 100


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("part", "points"),
    [(["flips", "--points", "120"], 120), (["truncations", "--points", "16"], 16), (["planted"], len(PLANTED))],
)
def test_that_no_damaged_copy_opens_with_other_contents(campaign: ModuleType, part: list[str], points: int) -> None:
    count = campaign.run(part, None)

    assert count == {"points": points, "by_kind": {}, "examples": []}


@pytest.mark.timeout(120)
def test_that_the_faults_are_really_met(campaign: ModuleType, library: Path) -> None:
    script = (
        "import sys, os; sys.path[:0] = sys.argv[1:]\n"
        "from pathlib import Path; import tempfile\n"
        "from trial import How, trial\n"
        "folder = Path(tempfile.mkdtemp())\n"
        "def work():\n"
        "    (folder / 'a').write_bytes(b'x' * 100)\n"
        "    return {'done': True}\n"
        "print(trial(folder, work).met, trial(folder, work, 2, How.KILL_HALFWAY).signal)\n"
        "print((folder / 'a').stat().st_size)\n"
        "print('No space' in trial(folder, work, 1, How.FULL_FROM_HERE).answer['mistake'])\n"
        "import socket\n"
        "def ask():\n"
        "    try: socket.socket(socket.AF_INET)\n"
        "    except PermissionError: return {'done': False}\n"
        "print(trial(folder, ask).sockets)\n"
    )

    done = campaign.subprocess.run(
        [sys.executable, "-c", script, str(SCRIPT.parents[1] / "tests" / "faults")],
        env={**campaign.os.environ, "LD_PRELOAD": str(library), "PLANNER_FAULTS": str(library)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["2", "9", "50", "True", "1"]
