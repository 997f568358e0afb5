"""The groups of the levers panel: what moves the numbers first, the rest folded, and what closed groups hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.scenario import Event, Scenario
from planner.system.catalogue import LeverGroup
from planner.ui.scenarios.lever_lines import LeverLine

MORE = "more"
EVENTS = "events"


@dataclass(frozen=True, eq=False)
class EventLine:
    """One event of the scenario or of an ancestor."""

    event: Event
    source: Scenario
    set_here: bool

    @property
    def tag(self) -> str:
        """`set here` or `from C`."""
        return "set here" if self.set_here else f"from {self.source.sign.letter}"


@dataclass(frozen=True, eq=False)
class LeverPanelGroup:
    """One group: a key to remember whether it is open, a title, what it says when closed, and its lines."""

    key: str
    title: str
    says: str
    lines: tuple[LeverLine | EventLine, ...]
    open_at_first: bool = True


def panel_groups(
    lines: Sequence[LeverLine], chain: Sequence[Scenario], *, only_here: bool = False, search: str = ""
) -> tuple[LeverPanelGroup, ...]:
    """Groups in the order of the window; `only_here` and `search` leave lines out, and then empty groups too."""
    events = _event_lines(chain)
    shown = [line for line in lines if _wanted(line, only_here, search)]
    filtered = only_here or bool(search)
    front = {group: [line for line in shown if line.lever.group is group and _in_front(line)] for group in LeverGroup}
    groups = [
        LeverPanelGroup(group.value, group.value, _says(found), tuple(found), _opens(group, found) or filtered)
        for group, found in front.items()
        if found
    ]
    behind = [line for line in shown if not _in_front(line)]
    if behind:
        count = len({line.lever.name for line in behind})
        title = f"{count} more lever{'' if count == 1 else 's'} (move{'s' if count == 1 else ''} little)"
        groups.append(LeverPanelGroup(MORE, title, _says(behind), tuple(behind), filtered))
    found_events = [line for line in events if _wanted_event(line, only_here, search)]
    if found_events or not filtered:
        groups.append(LeverPanelGroup(EVENTS, "Events", _says_events(events), tuple(found_events), bool(found_events)))
    return tuple(groups)


def set_here_count(lines: Sequence[LeverLine], chain: Sequence[Scenario]) -> int:
    """How many settings and events the scenario itself holds."""
    return sum(line.set_here for line in lines) + len(chain[-1].events)


def _in_front(line: LeverLine) -> bool:
    return line.lever.prominent or line.override is not None


def _opens(group: LeverGroup, lines: Sequence[LeverLine]) -> bool:
    quiet = group in (LeverGroup.BORDERS, LeverGroup.COOPERATION)
    return not quiet or any(line.set_here for line in lines)


def _says(lines: Sequence[LeverLine]) -> str:
    here = sum(line.set_here for line in lines)
    above = sum(line.override is not None and not line.set_here for line in lines)
    if here:
        return f"{here} set here"
    return f"{above} inherited" if above else "none set here"


def _says_events(events: Sequence[EventLine]) -> str:
    if not events:
        return "none"
    first = events[0]
    more = f" and {len(events) - 1} more" if len(events) > 1 else ""
    return f"{first.event.name}, {first.event.start.label}, {first.tag}{more}"


def _event_lines(chain: Sequence[Scenario]) -> tuple[EventLine, ...]:
    found = [EventLine(event, scenario, scenario.id == chain[-1].id) for scenario in chain for event in scenario.events]
    return tuple(sorted(found, key=lambda line: line.event.start))


def _wanted(line: LeverLine, only_here: bool, search: str) -> bool:
    text = f"{line.title} {line.lever.title} {line.members}".casefold()
    return (line.set_here or not only_here) and search.casefold().strip() in text


def _wanted_event(line: EventLine, only_here: bool, search: str) -> bool:
    return (line.set_here or not only_here) and search.casefold().strip() in line.event.name.casefold()
