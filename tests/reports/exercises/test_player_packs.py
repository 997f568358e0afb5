"""Hidden means hidden: the bytes of what players get are searched for everything they must not know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.domain.errors import InputError
from planner.domain.exercise import Cell, Exercise, Terms
from planner.domain.progress import silent
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.reports.document import ReportContent, Table
from planner.reports.exercises.frame import EXERCISE
from planner.reports.exercises.held import lever_title
from planner.reports.exercises.packs import briefing_place, pack_contents, player_pack_contents
from planner.reports.exercises.withheld import leaks, leaks_in, withheld_words, words_in_file
from planner.reports.formats.formats import FORMATS
from planner.reports.words_in import words_in
from planner.system.exercises import SHIPPED, shipped_exercises

NOW = datetime(2026, 11, 19, 9, tzinfo=UTC)
MARKING = "OFFICIAL-SENSITIVE"


@pytest.fixture(params=shipped_exercises(), ids=SHIPPED)
def exercise(request: pytest.FixtureRequest) -> Exercise:
    """Each shipped exercise in turn."""
    found = request.param
    assert isinstance(found, Exercise)
    return found


def _pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def _text_of(ending: str, content: ReportContent) -> str:
    read: Callable[[bytes], str] = _pdf_text if ending == "pdf" else words_in_file
    return read(FORMATS[ending].make(content, silent))


def _briefings(exercise: Exercise, situation: Situation) -> list[tuple[Cell, ReportContent]]:
    pack = dict(player_pack_contents(exercise, situation, MARKING, NOW))
    return [(cell, pack[briefing_place(at, cell.id)]) for at, cell in enumerate(exercise.cells, start=1)]


def _table_cells(content: ReportContent) -> set[str]:
    tables = [block for section in content.sections for block in section.blocks if isinstance(block, Table)]
    return {cell for table in tables for row in table.rows for cell in row}


@pytest.mark.parametrize("ending", FORMATS)
def test_that_no_written_player_document_holds_what_players_must_not_know(
    exercise: Exercise, situation: Situation, ending: str
) -> None:
    cells = {briefing_place(at, cell.id): cell.id for at, cell in enumerate(exercise.cells, start=1)}

    leaked = {
        stem: leaks(_text_of(ending, content), withheld_words(exercise, cells.get(stem, "")))
        for stem, content in player_pack_contents(exercise, situation, MARKING, NOW)
    }

    assert leaked == dict.fromkeys(leaked, ())
    assert set(cells) < set(leaked)


@pytest.mark.parametrize("ending", FORMATS)
def test_that_the_search_finds_in_the_files_of_control_what_it_looks_for(
    october: Exercise, situation: Situation, ending: str
) -> None:
    guide = dict(pack_contents(october, situation, MARKING, NOW))["control/events-list"]

    found = leaks(_text_of(ending, guide), withheld_words(october))

    assert {inject.title for inject in october.injects if len(inject.title.split()) > 2} <= set(found)


def test_that_titles_texts_and_expected_actions_of_every_inject_are_withheld(exercise: Exercise) -> None:
    everything = "\n".join(withheld_words(exercise))

    assert [inject.number for inject in exercise.injects if inject.text.split(". ")[0] not in everything] == []
    assert [
        inject.number for inject in exercise.injects if inject.expected_action.split(". ")[0] not in everything
    ] == []


def test_that_an_inject_is_no_longer_withheld_once_it_is_sent(october: Exercise) -> None:
    title = october.injects[0].title

    assert title in withheld_words(october)
    assert title not in withheld_words(october, sent=(1,))


def test_that_a_briefing_names_no_lever_of_another_cell(exercise: Exercise, situation: Situation) -> None:
    told = {cell.id: _table_cells(content) for cell, content in _briefings(exercise, situation)}
    held = {cell.id: {lever_title(found) for found in cell.levers} for cell in exercise.cells}

    assert all(held[cell] <= told[cell] for cell in held)
    assert [(cell, other) for cell in held for other in held if (held[other] - held[cell]) & told[cell]] == []


def test_that_a_briefing_holds_its_own_brief_and_no_other(exercise: Exercise, situation: Situation) -> None:
    briefings = _briefings(exercise, situation)
    briefs = {cell.id: cell.brief for cell in exercise.cells}

    found = {cell.id: [other for other in briefs if briefs[other] in words_in(content)] for cell, content in briefings}

    assert found == {cell: [cell] for cell in briefs}


def test_that_player_documents_say_nothing_of_the_seed(exercise: Exercise, situation: Situation) -> None:
    pack = player_pack_contents(exercise, situation, MARKING, NOW)

    assert [stem for stem, content in pack if str(exercise.seed) in words_in(content)] == []


def test_that_a_text_of_control_inside_a_brief_stops_the_pack(october: Exercise, situation: Situation) -> None:
    inject = october.injects[11]
    told = changed(october.cells[0], brief=f"Keep an eye on this. {inject.title}, some say.")
    careless = changed(october, cells=(told, *october.cells[1:]))

    with pytest.raises(InputError, match="Guards below half in two prisons"):
        player_pack_contents(careless, situation, MARKING, NOW)


def test_that_line_breaks_and_capitals_hide_nothing(october: Exercise) -> None:
    assert leaks("… GUARDS SENT\n to the   fr\u00adont", withheld_words(october)) == ("Guards sent to the front",)


def test_that_every_document_says_exercise_in_its_band(exercise: Exercise, situation: Situation) -> None:
    pack = pack_contents(exercise, situation, MARKING, NOW)

    assert [stem for stem, content in pack if not content.band.startswith(f"{MARKING} · {EXERCISE}")] == []
    assert len({stem for stem, _ in pack}) == len(exercise.cells) + 5


def test_that_documents_of_one_exercise_share_an_edition_that_changes_with_it(
    october: Exercise, situation: Situation
) -> None:
    stamps = {content.stamp.split(" · ")[1] for _, content in pack_contents(october, situation, MARKING, NOW)}
    later = changed(october, purpose="Another purpose.")

    assert len(stamps) == 1
    assert player_pack_contents(later, situation, MARKING, NOW)[0][1].stamp.split(" · ")[1] not in stamps


def test_that_uk_words_are_used_when_the_trainer_chose_them(october: Exercise, situation: Situation) -> None:
    pack = dict(pack_contents(changed(october, terms=Terms.UK), situation, MARKING, NOW))

    assert pack["players/situation-manual"].title == "October 2019: exercise briefing"
    assert "hot debrief" in words_in(pack["control/facilitator-guide"])
    assert "hot wash" not in words_in(pack["control/facilitator-guide"])


def test_that_no_cell_of_a_table_is_blank(exercise: Exercise, situation: Situation) -> None:
    pack = pack_contents(exercise, situation, MARKING, NOW)

    assert [stem for stem, content in pack if "" in {cell.strip() for cell in _table_cells(content)}] == []


def test_that_the_events_list_holds_every_field_of_every_inject(october: Exercise, situation: Situation) -> None:
    told = words_in(dict(pack_contents(october, situation, MARKING, NOW))["control/events-list"])

    for inject in october.injects:
        for field in (inject.text, inject.expected_action, inject.channel, inject.controller, inject.title):
            assert field in told
    assert "Guard ratio (SDF prisons) ×\u202f0.75, from Nov 2019 for 12 months" in told


def test_that_the_evaluation_guide_holds_every_criterion(exercise: Exercise, situation: Situation) -> None:
    guide = words_in(dict(pack_contents(exercise, situation, MARKING, NOW))["control/evaluation-guide"])

    assert [line for found in exercise.objectives for line in found.criteria if line not in guide] == []


def test_that_an_exercise_without_cells_or_injects_still_makes_a_pack(situation: Situation, october: Exercise) -> None:
    bare = changed(october, cells=(), injects=(), objectives=(), public=(), situation_manual="")

    pack = pack_contents(bare, situation, MARKING, NOW)

    assert [leaks_in(content, bare) for stem, content in pack if stem.startswith("players")] == [(), ()]
