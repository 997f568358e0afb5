"""Whatever another program or a failing disk changes in a file is noticed and named; what is readable is salvaged."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from planner.domain.errors import PlannerError, WorldError
from planner.domain.projection import Projection
from planner.domain.workspace import Change, Workspace
from planner.store.arrays import pack_summary, unpack_summary
from planner.store.salvaging import salvaged
from planner.store.workspace_file import WorkspaceFile

Rename = Callable[[WorkspaceFile, str], Change]


def alter(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript(script)


def named(file: WorkspaceFile) -> list[tuple[str, str]]:
    return [(finding.where, finding.what) for finding in file.check()]


@pytest.fixture
def closed_path(file: WorkspaceFile, path: Path, rename: Rename, projection: Callable[..., Projection]) -> Path:
    """A file with three steps of history and two kept results."""
    for name in ("First", "Second", "Third"):
        file.commit(rename(file, name))
    file.keep(projection("aaaa0000", draws=4))
    file.keep(projection("bbbb0000", draws=4))
    file.close()
    return path


@pytest.mark.parametrize(
    ("script", "where", "what"),
    [
        ("UPDATE settings SET seed = 8", "the settings", "is not as it was saved."),
        ("UPDATE scenario SET description = 'All gone.' WHERE id = 's2'", "scenario “Families home”", "is not as"),
        ("UPDATE override SET schedule = replace(schedule, '600', '60')", "scenario “Families home”", "is not as"),
        ("UPDATE event SET value = 5", "scenario “Families home”", "is not as it was saved."),
        ("DELETE FROM override WHERE lever = 'guard_ratio'", "scenario “Families home”", "is not as it was saved."),
        ("DELETE FROM event; DELETE FROM override; DELETE FROM scenario WHERE id = 's2'", "scenario “s2”", "is miss"),
        ("UPDATE situation SET body = replace(body, '62.5', '92.5')", "situation “A small situation”", "is not as it"),
        ("INSERT INTO document VALUES ('decision', 'd1', 0, '{\"id\":\"d1\",\"on\":\"2019-11-01\",\"decision\":\"x\","
         "\"role\":\"y\"}')", "decision “d1”", "has no seal."),
    ],
)  # fmt: skip
def test_that_what_is_not_as_it_was_saved_is_named_and_only_read(
    closed_path: Path, script: str, where: str, what: str
) -> None:
    alter(closed_path, script)

    with WorkspaceFile.open(closed_path) as file:
        assert (file.read_only, file.barred) == (True, "something in it is not as it was saved")
        found = dict(named(file))
        assert found[where].startswith(what)
        with pytest.raises(WorldError, match="can only be read here: something in it is not as it was saved"):
            file.set_view("window", "{}")


@pytest.mark.parametrize(
    ("script", "where"),
    [
        ("UPDATE history SET label = 'rename to something else' WHERE id = 2", "step 2 of the history"),
        ("DELETE FROM history WHERE id = 2", "step 3 of the history"),
        ("DELETE FROM history WHERE id = 3", "step 3 of the history"),
        ("DELETE FROM history WHERE id = 1", "step 2 of the history"),
    ],
)
def test_that_a_step_of_the_history_changed_or_taken_out_is_named(closed_path: Path, script: str, where: str) -> None:
    alter(closed_path, script)

    with WorkspaceFile.open(closed_path) as file:
        assert where in dict(named(file))


def test_that_every_kept_result_times_ten_is_found_and_computed_again_without_a_word(closed_path: Path) -> None:
    with closing(sqlite3.connect(closed_path)) as other, other:
        for fingerprint, body in other.execute("SELECT fingerprint, body FROM result_summary").fetchall():
            parts = unpack_summary(body, 60)
            tenfold = pack_summary(*({key: value * 10 for key, value in part.items()} for part in parts))
            other.execute("UPDATE result_summary SET body = ? WHERE fingerprint = ?", (tenfold, fingerprint))

    with WorkspaceFile.open(closed_path) as file:
        assert not file.read_only
        assert [file.kept(found, with_draws=False) for found in ("aaaa0000", "bbbb0000")] == [None, None]
        assert dict(named(file)).keys() == {"the kept result aaaa0000", "the kept result bbbb0000"}


def test_that_a_result_kept_again_after_it_was_altered_is_whole(
    closed_path: Path, projection: Callable[..., Projection]
) -> None:
    alter(closed_path, "UPDATE result SET seed = 99")

    with WorkspaceFile.open(closed_path) as file:
        assert file.kept("aaaa0000", with_draws=False) is None
        for fingerprint in ("aaaa0000", "bbbb0000"):
            file.keep(projection(fingerprint, draws=4))
        found = file.kept("aaaa0000", with_draws=False)
        assert found is not None
        np.testing.assert_equal(dict(found.central), dict(projection("aaaa0000", draws=4).central))
        assert file.check() == ()


def test_that_no_flipped_bit_changes_what_is_shown_without_being_noticed(
    closed_path: Path, workspace: Workspace, tmp_path: Path
) -> None:
    with WorkspaceFile.open(closed_path) as file:
        whole = file.load()
    content, random_bits = closed_path.read_bytes(), random.Random(7)
    silent = []
    for _ in range(120):
        place, bit = random_bits.randrange(100, len(content)), 1 << random_bits.randrange(8)
        flipped = tmp_path / "flipped.planner"
        flipped.write_bytes(content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :])
        try:
            with WorkspaceFile.open(flipped) as file:
                if not file.unsound and file.load() != whole:
                    silent.append((place, bit))
        except PlannerError:
            continue

    assert silent == []


def test_that_a_whole_file_is_salvaged_without_loss(closed_path: Path) -> None:
    with WorkspaceFile.open(closed_path) as file:
        whole = file.load()

    found = salvaged(closed_path)

    assert (found.workspace, found.missing) == (whole, [])


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("UPDATE scenario SET status = 'unheard of' WHERE id = 's2'", "The scenario “Families home” cannot be read"),
        ("UPDATE scenario SET name = CAST(x'ff' AS TEXT) WHERE id = 's2'", "A row of the table “scenario” holds text"),
        ("DELETE FROM settings", "The settings are replaced by the usual ones; check the marking."),
        ("UPDATE settings SET seed = 8", "The settings can be read, but is not as it was saved"),
        ("UPDATE scenario SET status = 'x' WHERE id = 's1'", "“Families home” stands alone now"),
    ],
)
def test_that_what_is_readable_is_salvaged_and_what_is_missing_is_said(
    closed_path: Path, script: str, said: str
) -> None:
    alter(closed_path, script)

    found = salvaged(closed_path)

    assert any(sentence.startswith(said) for sentence in found.missing)
    assert found.workspace.situations
    assert found.workspace.scenarios


def test_that_damaged_pages_cost_only_what_lay_on_them(closed_path: Path) -> None:
    content = bytearray(closed_path.read_bytes())
    place = content.index(b"Guards halved")
    content[place // 4096 * 4096 : place // 4096 * 4096 + 8] = b"\xff" * 8
    closed_path.write_bytes(content)

    with pytest.raises(WorldError, match="is damaged and was left as it is"):
        WorkspaceFile.open(closed_path)
    found = salvaged(closed_path)

    assert [one.id for one in found.workspace.scenarios] == ["s1", "s2"]
    assert "Some rows of the table “event” lie on pages that cannot be read." in found.missing
