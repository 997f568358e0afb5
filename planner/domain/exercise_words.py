"""The words of exercises in the two vocabularies that trainers use, HSEEP and UK, side by side."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from planner.domain.exercise import Terms


@dataclass(frozen=True)
class ExerciseWords:
    """What documents, people and meetings of an exercise are called; each in the singular, as inside a sentence."""

    tabletop: str
    situation_manual: str
    facilitator_guide: str
    events_list: str
    cell_briefing: str
    evaluation_guide: str
    feedback_form: str
    facilitator: str
    controller: str
    evaluator: str
    player: str
    hot_wash: str
    later_meeting: str
    report: str
    improvement_plan: str


HSEEP_WORDS = ExerciseWords(
    tabletop="tabletop exercise",
    situation_manual="situation manual",
    facilitator_guide="facilitator guide",
    events_list="master scenario events list",
    cell_briefing="cell briefing",
    evaluation_guide="exercise evaluation guide",
    feedback_form="participant feedback form",
    facilitator="facilitator",
    controller="controller",
    evaluator="evaluator",
    player="player",
    hot_wash="hot wash",
    later_meeting="after-action meeting",
    report="after-action report",
    improvement_plan="improvement plan",
)
UK_WORDS = ExerciseWords(
    tabletop="table-top exercise",
    situation_manual="exercise briefing",
    facilitator_guide="directing staff guide",
    events_list="main events list",
    cell_briefing="cell briefing",
    evaluation_guide="evaluator guide",
    feedback_form="participant feedback form",
    facilitator="exercise director",
    controller="directing staff",
    evaluator="evaluator",
    player="participant",
    hot_wash="hot debrief",
    later_meeting="cold debrief",
    report="post-exercise report",
    improvement_plan="action plan",
)
_WORDS = {Terms.HSEEP: HSEEP_WORDS, Terms.UK: UK_WORDS}


def words_of(terms: Terms) -> ExerciseWords:
    """The words of a vocabulary."""
    return _WORDS[terms]


def words_that_differ() -> tuple[tuple[str, str], ...]:
    """HSEEP word and UK word, where they are not the same."""
    pairs = zip(astuple(HSEEP_WORDS), astuple(UK_WORDS), strict=True)
    return tuple(pair for pair in pairs if pair[0] != pair[1])
