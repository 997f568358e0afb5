"""Every verb × every point at which it meets the disk × every fault there, and what became of the file."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from counting import Count
from state import ABSENT, State, state_of
from trial import Answer, How, Outcome, trial
from verbs import BEFORE, COMMANDS, FILE_VERBS, command, fresh, make_base, open_and_do, write_older

OLD = "open a file of 0.2"

OUTPUTS = ("out.*", "copy.planner", "fresh.planner")


@dataclass(frozen=True)
class Verb:
    """One thing to try: what its file is before and after, and at how many points it meets the disk."""

    name: str
    prepare: Callable[[], Path]
    work: Callable[[], Answer]
    before: State
    after: State
    outputs: dict[str, bytes]
    points: int


def sweep(folder: Path, share: float = 1.0, each: int = 0, seed: int = 1, names: tuple[str, ...] = ()) -> Count:
    """Try a share of all points, or so many of each verb, chosen by the seed; of every verb, or of those named."""
    count, chance = Count(), random.Random(seed)
    base = make_base(_made(folder / "base"))
    for verb in _verbs(base, folder / "trial", names):
        print(f"{verb.name}: {verb.points} points × {len(How) - 1} faults", file=sys.stderr, flush=True)
        every = [(how, at) for how in list(How)[1:] for at in range(1, verb.points + 1)]
        for how, at in chance.sample(every, min(each or round(len(every) * share), len(every))):
            count.points += 1
            _judge(count, verb, at, how)
    shutil.rmtree(folder / "trial", ignore_errors=True)
    return count


def _verbs(base: Path, folder: Path, names: tuple[str, ...]) -> Iterator[Verb]:
    prepare = partial(fresh, base, folder)
    works = {name: partial(open_and_do, folder, work) for name, work in FILE_VERBS.items()}
    works |= {name: partial(command, folder, words) for name, words in COMMANDS.items()}
    yield from (_measured(name, prepare, work) for name, work in works.items() if name in (names or works))
    if not names or OLD in names:
        yield _measured(OLD, lambda: _aged(prepare()), partial(open_and_do, folder, lambda *_: None))


def _aged(path: Path) -> Path:
    write_older(path)
    return path


def _measured(name: str, prepare: Callable[[], Path], work: Callable[[], Answer]) -> Verb:
    """The verb done once without any fault. Raises `AssertionError` when it does not even work so."""
    path = prepare()
    outcome = trial(path.parent, work)
    assert outcome.answer.get("done"), f"{name}: {outcome}"
    assert outcome.sockets == 0, f"{name} asks for a network"
    outputs = {found.name: found.read_bytes() for glob in OUTPUTS for found in path.parent.glob(glob)}
    after = state_of(path)
    before = state_of(prepare())
    assert (before.problem, before.wrong, after.problem, after.wrong) == ("", (), "", ()), f"{name}: {before} {after}"
    return Verb(name, prepare, work, before, after, outputs, outcome.met)


def _judge(count: Count, verb: Verb, at: int, how: How) -> None:
    path = verb.prepare()
    outcome = trial(path.parent, verb.work, at, how)
    where = f"{verb.name}, {how.name} at {at} of {verb.points}: "
    note = lambda kind, what: count.note(kind, where + what)  # noqa: E731 - every note says where
    _judge_end(note, outcome, how, path)
    found = state_of(path)
    _judge_file(note, verb, outcome, found)
    _judge_outputs(note, verb, outcome, path.parent, how)


def _judge_end(note: Callable[[str, str], None], outcome: Outcome, how: How, path: Path) -> None:
    if outcome.endless:
        note("mistakes", "it never ended")
    if outcome.answer.get("mistake") or outcome.answer.get("status") == 3 or "Traceback" in outcome.said:
        note("mistakes", f"{outcome.answer.get('mistake', '')}{outcome.said}"[-900:])
    if outcome.signal and not how.kills:
        note("mistakes", f"it died of signal {outcome.signal}")
    left = [found.name for found in path.parent.iterdir() if found.name.endswith((".part", ".part-journal"))]
    if left and not outcome.signal and how is not How.ERROR_FROM_HERE:  # on which nothing can be deleted either
        note("left behind", ", ".join(left))


def _judge_file(note: Callable[[str, str], None], verb: Verb, outcome: Outcome, found: State) -> None:
    answer = outcome.answer
    if found.problem or found.wrong or found.read_only:
        note("refused wrongly", f"{found.problem or found.wrong or 'read only'}")
        return
    if found.mark not in (verb.before.mark, verb.after.mark):
        note("silently different", "neither before nor after")
    elif answer.get("done") and found.mark != verb.after.mark:
        note("lost", "said to be done, and is not there")
    elif answer.get("known", found.content) != found.content and answer.get("standing") == "same":
        note("silently different", "the planner believes another state than the file holds")
    elif answer.get("refusal") and found.mark != verb.before.mark and answer.get("standing", "same") == "same":
        note("silently different", f"said to be refused, and is there: {answer['refusal']}")


def _judge_outputs(note: Callable[[str, str], None], verb: Verb, outcome: Outcome, folder: Path, how: How) -> None:
    for name, whole in verb.outputs.items():
        path = folder / name
        older = b"older" if name in BEFORE else b""
        present = path.read_bytes() if path.exists() else b""
        if name.endswith(".planner"):
            state = state_of(path)
            if state != ABSENT and (state.problem or state.wrong):
                note("silently different", f"half of {name}: {state}")
            elif state == ABSENT and outcome.answer.get("done"):
                note("lost", f"{name} said to be written")
        elif present not in (older, whole) and not _as_long(present, whole):
            note("silently different", f"half of {name}")
        elif present == older != whole and outcome.answer.get("done"):
            note("lost", f"{name} said to be written")


def _as_long(present: bytes, whole: bytes) -> bool:
    """Archives and pages carry marks of their own; a half one is shorter."""
    return abs(len(present) - len(whole)) <= 64


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
