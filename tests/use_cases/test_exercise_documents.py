"""The documents of an exercise as files: players' and control's apart, all or nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain.errors import InputError, WorldError
from planner.domain.exercise import Exercise
from planner.domain.value import changed
from planner.reports.exercises.withheld import words_in_file
from planner.system.exercises import shipped_exercises
from planner.system.situations import shipped_situations
from planner.use_cases.exercises.exercise_documents import write_pack

NOW = datetime(2026, 11, 19, 9, tzinfo=UTC)


@pytest.fixture
def october() -> Exercise:
    return shipped_exercises()[0]


def _written(exercise: Exercise, folder: Path, *endings: str, players_only: bool = False) -> list[str]:
    situation = shipped_situations()[0]
    paths = write_pack(exercise, situation, "OFFICIAL", folder, endings, NOW, players_only=players_only)
    return [path.relative_to(folder).as_posix() for path in paths]


def test_that_players_and_control_get_folders_of_their_own(october: Exercise, tmp_path: Path) -> None:
    assert _written(october, tmp_path / "pack", "html") == [
        "players/situation-manual.html",
        "players/briefing-1-home.html",
        "players/briefing-2-foreign.html",
        "players/briefing-3-custodian.html",
        "players/feedback-form.html",
        "control/facilitator-guide.html",
        "control/events-list.html",
        "control/evaluation-guide.html",
    ]


def test_that_a_pack_for_players_holds_nothing_of_control(october: Exercise, tmp_path: Path) -> None:
    _written(october, tmp_path, "html", players_only=True)

    assert {path.name for path in tmp_path.iterdir()} == {"players"}


def test_that_every_page_on_disk_says_exercise(october: Exercise, tmp_path: Path) -> None:
    _written(october, tmp_path, "html")

    texts = [words_in_file(path.read_bytes()) for path in tmp_path.rglob("*.html")]

    assert all("OFFICIAL · EXERCISE EXERCISE EXERCISE" in text for text in texts)


def test_that_a_leak_stops_the_whole_pack_before_anything_is_written(october: Exercise, tmp_path: Path) -> None:
    careless = changed(october, situation_manual=october.injects[3].text)

    with pytest.raises(InputError, match="Take it out of one of the two"):
        _written(careless, tmp_path, "html")

    assert list(tmp_path.iterdir()) == []


def test_that_an_unknown_format_is_refused_before_anything_is_written(october: Exercise, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.rtf"):
        _written(october, tmp_path, "html", "rtf")

    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_that_cannot_be_made_is_said_in_one_sentence(october: Exercise, tmp_path: Path) -> None:
    (tmp_path / "players").write_text("a file where the folder should be")

    with pytest.raises(WorldError, match="The folder “players” cannot be made"):
        _written(october, tmp_path, "html", players_only=True)
