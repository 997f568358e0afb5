"""Jobs: only the latest result of a channel arrives, failures are told, and nothing outlives the window."""

from __future__ import annotations

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from planner.domain.errors import WorldError
from planner.domain.progress import Report
from planner.ui.jobs import Jobs


def test_that_a_result_arrives_in_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    arrived: list[tuple[int, threading.Thread]] = []
    jobs.start("sum", "Adding", lambda report: 42, lambda found: arrived.append((found, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [(42, threading.main_thread())]


def test_that_a_job_that_ends_while_it_is_started_is_delivered_all_the_same(qtbot: QtBot) -> None:
    jobs = Jobs(execute=lambda work: work())
    arrived: list[int] = []
    jobs.start("sum", "Adding", lambda report: 1, arrived.append)
    assert arrived == []
    qtbot.waitUntil(lambda: arrived == [1])


def test_that_only_the_latest_of_a_channel_is_delivered(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    arrived: list[str] = []

    def slow(report: Report) -> str:
        gate.wait(5)
        return "old"

    jobs.start("sum", "Adding", slow, arrived.append)
    jobs.start("sum", "Adding", lambda report: "new", arrived.append)
    gate.set()
    qtbot.waitUntil(lambda: arrived == ["new"])
    jobs.shutdown()
    assert arrived == ["new"]


def test_that_a_cancelled_job_stops_at_its_next_report_and_delivers_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    started, gate = threading.Event(), threading.Event()
    steps: list[int] = []
    arrived: list[int] = []

    def work(report: Report) -> int:
        started.set()
        gate.wait(5)
        report(0.5, "half")
        steps.append(1)
        return 1

    jobs.start("sum", "Adding", work, arrived.append)
    assert started.wait(5)
    with qtbot.waitSignal(jobs.activity_changed):
        jobs.cancel("sum")
    gate.set()
    jobs.shutdown()
    assert (steps, arrived, jobs.current("sum")) == ([], [], None)


def test_that_progress_reaches_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()

    def work(report: Report) -> None:
        report(0.25, "a quarter")
        gate.wait(5)

    job = jobs.start("sum", "Adding", work, lambda nothing: None)
    qtbot.waitUntil(lambda: job.fraction == 0.25)
    assert job.note == "a quarter"
    gate.set()


def test_that_a_failure_meant_for_the_user_is_told_in_its_own_words(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(report: Report) -> None:
        raise WorldError("The disk is full; free some space.")

    with qtbot.waitSignal(jobs.failed) as told:
        jobs.start("sum", "Adding", fail, lambda nothing: None)
    assert told.args == ["The disk is full; free some space."]


def test_that_a_mistake_of_ours_flies_to_the_hook(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(report: Report) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        jobs.start("sum", "Adding", fail, lambda nothing: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


@pytest.mark.parametrize("channels", [1, 2])
def test_that_shutting_down_ends_every_worker(jobs: Jobs, channels: int) -> None:
    ended: list[int] = []

    def work(report: Report) -> None:
        try:
            for step in range(10_000_000):
                report(step / 10_000_000, "")
        finally:
            ended.append(1)

    for number in range(channels):
        jobs.start(str(number), "Counting", work, lambda nothing: None)
    jobs.shutdown()
    assert len(ended) <= channels
    assert jobs.current("0") is None
