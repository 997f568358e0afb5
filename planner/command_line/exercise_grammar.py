"""The words of `planner exercise`: its actions and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from planner.command_line.addressing import whole
from planner.domain.exercise import Terms

_Options = Callable[[argparse.ArgumentParser], None]


def exercise_actions(parser: argparse.ArgumentParser) -> None:
    """Adds every action of `planner exercise` to its parser; the chosen one's name is in `action`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (says, options) in _ACTIONS.items():
        action = actions.add_parser(name, help=says, description=f"{says[:1].upper()}{says[1:]}.", allow_abbrev=False)
        for option in options:
            option(action)


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a workspace (.planner)")


def _by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", metavar="ROLE", default="exercise planner", help="the role to note as author")


def _exercise(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="an exercise's name or id")


def _cell(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cell", metavar="CELL", help="a cell's name or id")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help="the exercise's name (default with --from: its own)")
    parser.add_argument("--from", dest="ready", metavar="ID", help="a ready exercise: october-2019, repatriate-or-wait")
    parser.add_argument("--scenario", metavar="SCENARIO", help="what holds before anybody decides: name, id or letter")
    parser.add_argument("--situation", metavar="ID", default="nes-2019", help="nes-2019 (default) or reconstruction")
    parser.add_argument("--terms", choices=[str(terms) for terms in Terms], default="HSEEP", help="whose words to use")


def _checked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a workspace, or an exercise file (.exercise)")
    parser.add_argument("name", metavar="NAME", nargs="?", help="one exercise of the workspace (default: all)")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _imported(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("exercise", metavar="EXERCISE", type=Path, help="an exercise file (.exercise)")


def _play(parser: argparse.ArgumentParser) -> None:
    most = 100_000
    parser.add_argument(
        "--play", metavar="N", type=whole("--play", 1, most), help="which play of it, from 1 (default: the last)"
    )


def _log(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("log", metavar="LOG", type=Path, help="the log of a play, as the window or “log” saved it")


def _out(what: str) -> _Options:
    def option(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--out", metavar="FILE", type=Path, required=True, help=what)

    return option


def _out_or_print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE", type=Path, help="write to this file instead of standard output")


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FOLDER", type=Path, required=True, help="the folder to write into")
    parser.add_argument(
        "--as",
        dest="endings",
        metavar="ENDING",
        action="append",
        help="docx (default), pdf, odt or html; repeat for each",
    )
    parser.add_argument("--players-only", action="store_true", help="leave the documents of control out")


_ACTIONS: dict[str, tuple[str, tuple[_Options, ...]]] = {
    "new": ("add an exercise to a workspace, empty or from a ready one", (_file, _new, _by)),
    "list": ("list the exercises of a workspace and their plays", (_file, _json)),
    "check": ("check exercises as a whole", (_checked, _json)),
    "pack": ("write the documents of an exercise into a folder", (_file, _exercise, _pack)),
    "briefing": ("print all that a cell may know now in a play", (_file, _exercise, _cell, _play)),
    "export": ("write an exercise to a file of its own", (_file, _exercise, _out("the file, ending in .exercise"))),
    "import": ("bring an exercise file into a workspace", (_file, _imported, _by)),
    "log": ("write the log of a play", (_file, _exercise, _play, _out("the log, ending in .json"))),
    "replay": ("compute what a play comes to from its log alone", (_log, _out_or_print)),
    "report": ("write the report on a play", (_file, _exercise, _play, _out("the report: .docx, .pdf, .odt …"), _by)),
}
