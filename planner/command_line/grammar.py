"""The words of the command line: every command, its arguments and its help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from planner.command_line.addressing import whole, world_named
from planner.command_line.exercise_grammar import exercise_actions
from planner.domain.errors import InputError
from planner.domain.workspace import KEPT_STEPS, MARKINGS
from planner.domain.world import World

SCHEDULES = """\
SCHEDULE is 40 (constant), 10@2019-12,40@2021-01 (steps), 10@2019-12..40@2021-01 (ramp),
clear 24 (repatriation requests: everyone within 24 months), or inherit (drop the setting).
Members: [origin=France+Germany,cohort=women+minors]; left out means all.
A value holds for each member, not for their sum."""

_COMPLAINTS = {
    r"the following arguments are required: (.*)": r"\1 must be given",
    r"unrecognized arguments: (.*)": r"“\1” is not expected here",
    r"argument (\S+): expected (?:one|at least one) argument": r"\1 needs a value",
}
"""What argparse says, and what the planner says instead."""

_Options = Callable[[argparse.ArgumentParser], None]


class Grammar(argparse.ArgumentParser):
    """A parser whose complaints are the planner's: one sentence, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """Raises `InputError` instead of printing the usage and leaving."""
        for pattern, words in _COMPLAINTS.items():
            message = re.sub(pattern, words, message)
        raise InputError(f"{message}; see “{self.prog} --help”.")


def grammar() -> Grammar:
    """The whole grammar; the chosen command's name is in `command`."""
    parser = Grammar(
        prog="planner",
        description="Plan for foreign fighters after the caliphate: scenarios, projections, comparisons.",
        epilog="Without a command: planner opens the window, planner FILE opens that workspace in it.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version of the planner and of its model")
    parser.add_argument("--self-check", action="store_true", help="test this installation and say what is broken")
    parser.add_argument("--sample", action="store_true", help="open the window on the sample workspace")
    parser.add_argument("--prepare-sample", action="store_true", help="make the sample workspace and compute it, once")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Grammar)
    for name, (says, options) in _COMMANDS.items():
        command = commands.add_parser(
            name,
            help=says,
            description=f"{says[:1].upper()}{says[1:]}.",
            epilog=SCHEDULES if _set in options else "",
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        for option in options:
            option(command)
    return parser


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a workspace (.planner)")


def _scenario(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's name, id or letter")


def _by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", metavar="ROLE", default="analyst", help="the role to note as author (default: analyst)")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--situation", metavar="ID", default="nes-2019", help="nes-2019 (default) or reconstruction")
    parser.add_argument("--name", help="the workspace's name (default: the file's)")
    parser.add_argument("--marking", default=MARKINGS[0], help="the protective marking every export carries")


def _branch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("parent", metavar="PARENT", help="a scenario's name, id or letter, or a situation's id")
    parser.add_argument("name", metavar="NAME", help="the new scenario's name")


def _set(parser: argparse.ArgumentParser) -> None:
    _scenario(parser)
    parser.add_argument("setting", metavar="LEVER[members]=SCHEDULE", help="what to set; see below")
    parser.add_argument("--why", default="", help="the reason, kept beside the setting")


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="A", help="the scenario the others are compared with")
    parser.add_argument("others", metavar="B", nargs="+", help="one to seven other scenarios")
    parser.add_argument("--at", metavar="MONTH", help="one month only, such as 2024-11")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="A", help="the scenario the other is compared with")
    parser.add_argument("other", metavar="B", help="the scenario whose difference is explained")
    _indicator(parser)


def _indicator(parser: argparse.ArgumentParser) -> None:
    about = "by its name in the long table, with a member in brackets: untracked, or minors_held[third-country]"
    parser.add_argument("--indicator", metavar="NAME", required=True, help=about)
    parser.add_argument("--at", metavar="MONTH", help="the month, such as 2024-11 (default: the last)")


def _sensitivity(parser: argparse.ArgumentParser) -> None:
    _scenario(parser)
    about = "instead of the level: the change from this scenario, draw by draw"
    parser.add_argument("--against", metavar="SCENARIO", help=about)
    _indicator(parser)


def _seek(parser: argparse.ArgumentParser) -> None:
    _scenario(parser)
    parser.add_argument("lever", metavar="LEVER[members]", help="the lever to try, the same for each member")
    about = "an indicator, a limit and a month: minors_held[third-country]<=500@2021-11"
    parser.add_argument("--target", metavar="TARGET", required=True, help=about)
    chance = "of 100 draws so many must meet it (default: 80)"
    parser.add_argument("--chance", metavar="PERCENT", type=whole("--chance", 1, 100), default=80, help=chance)


def _sampling(parser: argparse.ArgumentParser) -> None:
    said = "(default: the workspace's)"
    parser.add_argument("--draws", metavar="N", type=whole("--draws", 2, 10_000), help=f"random draws {said}")
    parser.add_argument("--seed", metavar="S", type=whole("--seed", 0, 2**32 - 1), help=f"seed of the draws {said}")
    parser.add_argument("--months", metavar="M", type=whole("--months", 1, 240), help=f"length in months {said}")
    _world(parser)


def _world(parser: argparse.ArgumentParser) -> None:
    says = "; ".join(f"{world}: {world.words}" for world in World)
    parser.add_argument("--world", metavar="WORLD", type=world_named, help=f"{says} (default: the workspace's)")


def _signs(parser: argparse.ArgumentParser) -> None:
    said = "also run the table of signs, which way each lever may move each headline (some minutes)"
    parser.add_argument("--signs", action="store_true", help=said)


def _members(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--members", action="store_true", help="every member of every dimension (a large file)")


def _evidence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help="a workspace (default: the shipped register)"
    )
    parser.add_argument("--id", metavar="ID", help="one item, such as F29")


def _equation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="one variable by its name, such as requested")


def _report(parser: argparse.ArgumentParser) -> None:
    about = "a scenario's name, id or letter; repeat for each, the first is the reference"
    parser.add_argument("-s", dest="scenarios", metavar="SCENARIO", action="append", default=[], help=about)
    parser.add_argument("--design", metavar="NAME", help="instead: a report designed in this workspace, by its name")
    parser.add_argument("--at", metavar="MONTH", help="the horizon (default: the last month)")
    kinds = "the report, ending in .pdf, .docx, .xlsx, .odt, .ods or .html; repeat for several formats"
    parser.add_argument("--out", metavar="FILE", type=Path, action="append", default=[], help=kinds)
    parser.add_argument("--list", action="store_true", help="instead: list the reports designed in this workspace")


def _trace(parser: argparse.ArgumentParser) -> None:
    shown = "8 digits from the foot of a report, or 16 of a scenario; spaces are allowed"
    parser.add_argument("fingerprint", metavar="FINGERPRINT", nargs="+", help=shown)


def _repair(parser: argparse.ArgumentParser) -> None:
    said = "instead: write what is readable of a damaged file into this new one, and say what is missing"
    parser.add_argument("--repair", metavar="NEW", type=Path, help=said)


def _release(parser: argparse.ArgumentParser) -> None:
    about = "a scenario's name, id or letter; repeat for each; those it builds on come along"
    parser.add_argument("-s", dest="scenarios", metavar="SCENARIO", action="append", default=[], help=about)
    document = "a report, exercise, decision or note on an assumption, by name or id; repeat for each"
    parser.add_argument("--document", dest="documents", metavar="NAME", action="append", default=[], help=document)
    parser.add_argument("--marking", help="the marking of the copy (default: the workspace's); never a lower one")
    parser.add_argument("--out", metavar="NEW", type=Path, required=True, help="the new workspace (.planner)")


def _keep(parser: argparse.ArgumentParser) -> None:
    said = "steps that stay and can be undone (default: 20)"
    parser.add_argument("--keep", metavar="N", type=whole("--keep", 0, 100_000), default=KEPT_STEPS, help=said)


def _observations(parser: argparse.ArgumentParser) -> None:
    columns = "a CSV file with variable,members,month,value,low,high,source (default: those in the file)"
    parser.add_argument("--observations", metavar="CSV", type=Path, help=columns)


def _out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE", type=Path, help="write to this file instead of standard output")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


_COMMANDS: dict[str, tuple[str, tuple[_Options, ...]]] = {
    "new": ("make a workspace from a shipped situation", (_file, _new, _by)),
    "list": ("list situations and scenarios", (_file, _json)),
    "branch": ("add a scenario under a parent, or under a situation", (_file, _branch, _by)),
    "set": ("set a lever, or let it inherit again", (_file, _set, _by)),
    "run": ("project one scenario", (_file, _scenario, _sampling, _members, _out, _json)),
    "compare": ("paired differences from the first scenario", (_file, _compare, _sampling, _out, _json)),
    "explain": ("share a difference out over what was decided differently", (_file, _explain, _sampling, _json)),
    "sensitivity": ("say which assumptions move an indicator", (_file, _sensitivity, _sampling, _json)),
    "seek": ("find the value of a lever that meets a target", (_file, _seek, _sampling, _json)),
    "score": ("hold a forecast against what was counted since", (_file, _scenario, _observations, _sampling, _json)),
    "evidence": ("print the evidence register", (_evidence, _json)),
    "equations": ("print the equations of the model as formulas", (_equation, _json)),
    "check": ("check the file, the rules of the model and its reality checks", (_file, _repair, _signs, _json)),
    "release": ("write a copy for others: chosen scenarios and documents, without history", (_file, _release)),
    "fold": ("drop the oldest steps of the history, which can then no longer be undone", (_file, _keep)),
    "report": ("write a report", (_file, _report, _sampling, _by, _json)),
    "trace": ("find what a printed fingerprint stands for, and what changed since", (_file, _trace, _json)),
    "exercise": ("prepare, check and replay tabletop exercises", (exercise_actions,)),
    "bench": ("measure the published speed figures on this machine", (_json,)),
}

COMMANDS = tuple(_COMMANDS)
"""The name of every command."""
