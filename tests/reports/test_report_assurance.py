"""What page one says of a report's own standing: signed or not, expired, lapsed, resting on unsigned red/red."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from report_bench import NOW, Bench

from planner.analysis.assumptions import Assumption, assumptions_log
from planner.domain.assurance import ROLES, AssumptionNote, DecisionNote, Grade, Signature
from planner.domain.finding import Severity
from planner.domain.report_design import ReportDesign
from planner.domain.value import changed
from planner.reports.document import Notice, RedBox, ReportContent, Section, Table, Text
from planner.reports.formats.pdf import sections_on_pages
from planner.reports.options_note.content import written
from planner.reports.options_note.readiness import checks_before_export
from planner.reports.options_note.sign_off import wording_of

LAST = date(2027, 5, 31)


def signed(bench: Bench, design: ReportDesign, *roles: str) -> ReportDesign:
    """The design with the signatures of these roles for what it says now."""
    results = bench.dossier(design).material.results
    wording = wording_of(design, bench.workspace.settings)
    given = (
        Signature(role=role, post=f"{role}, unit 3", on=date(2026, 11, 18), fingerprint=results, wording=wording)
        for role in roles
    )
    return changed(design, signatures=tuple(given))


def sure(bench: Bench) -> Bench:
    """The same workspace with every assumption that is red twice signed."""
    notes = tuple(
        AssumptionNote(
            id=one.id,
            owner="head of modelling",
            review_by=date(2027, 3, 1),
            signature=Signature(role="Approver", post="deputy director", on=date(2026, 11, 19), fingerprint=one.mark),
        )
        for one in red_red(bench)
    )
    return bench.with_documents(assumptions=notes)


def red_red(bench: Bench) -> list[Assumption]:
    """The assumptions that carry the result on judgement alone, the strongest first."""
    return [one for one in assumptions_log(bench.workspace.situations[0]) if one.red_red]


def notices(content: ReportContent) -> list[Notice]:
    return [block for block in content.sections[0].blocks if isinstance(block, Notice)]


def sign_off(content: ReportContent) -> tuple[tuple[str, ...], ...]:
    return next(block.rows for block in content.sections[0].blocks if isinstance(block, Table))


def section(content: ReportContent, name: str) -> Section:
    return next(found for found in content.sections if found.name == name)


def outcome(bench: Bench, design: ReportDesign, now: datetime = NOW) -> dict[str, Severity]:
    """The checks before export: the worst outcome by what is checked."""
    dossier = bench.dossier(design, now)
    order = list(Severity)
    found: dict[str, Severity] = {}
    for check in checks_before_export(dossier, written(dossier)):
        found[check.where] = max(found.get(check.where, Severity.NOTE), check.severity, key=order.index)
    return found


def test_that_a_signed_report_that_rests_on_nothing_unsigned_has_no_red_notice(bench) -> None:
    assured = sure(bench)
    design = signed(assured, bench.design("a", "b", do_not_use_after=LAST), *ROLES)
    content = written(assured.dossier(design))

    assert [notice.text for notice in notices(content)] == ["No reality check was run."]
    assert (content.band, content.sunset) == ("OFFICIAL-SENSITIVE", "31 May 2027")
    assert sign_off(content)[0] == ("Commissioner", "Commissioner, unit 3", "18 Nov 2026")
    assert sign_off(content)[-1] == ("Do not use after", "whole report", "31 May 2027")


def test_that_page_one_is_one_page_with_three_scenarios_four_signatures_and_a_warning(bench) -> None:
    design = signed(bench, bench.design("a", "b", "c", do_not_use_after=LAST), *ROLES)
    front = sections_on_pages(written(bench.dossier(design)))[0]

    assert (front.first, front.last) == (1, 1)


def test_that_an_unsigned_report_is_a_draft_on_every_page(bench) -> None:
    content = bench.report("a", "b", do_not_use_after=LAST)

    assert content.band == "OFFICIAL-SENSITIVE · DRAFT, not signed"
    assert [(notice.lead, notice.grave) for notice in notices(content)] == [("DRAFT, not signed.", True)]
    assert sign_off(content)[0] == ("All four roles", "not signed", "–")


def test_that_a_report_without_a_date_is_a_draft_though_all_have_signed(bench) -> None:
    content = written(bench.dossier(signed(bench, bench.design("a", "b"), *ROLES)))

    assert "DRAFT" in content.band
    assert sign_off(content)[-1] == ("Do not use after", "whole report", "no date set")


@pytest.mark.parametrize(("days", "expired"), [(0, False), (1, True)])
def test_that_a_report_may_be_used_on_its_last_day_and_says_so_the_day_after(bench, days: int, expired: bool) -> None:
    design = signed(bench, bench.design("a", "b", do_not_use_after=NOW.date()), *ROLES)
    content = written(bench.dossier(design, NOW + timedelta(days=days)))

    said = [notice.lead for notice in notices(content)]
    assert ("EXPIRED, do not use." in said) is expired
    assert ("EXPIRED, do not use" in content.band) is expired


def test_that_signatures_for_other_results_are_shown_and_do_not_count(bench) -> None:
    design = signed(bench, bench.design("a", "b", do_not_use_after=LAST), *ROLES)
    moved = changed(design, scenario_ids=("a", "c"))
    content = written(bench.dossier(moved))

    assert sign_off(content)[3] == ("Approver", "Approver, unit 3", "lapsed, 18 Nov 2026")
    assert "It has changed since the commissioner, analyst, analytical assurer and approver signed." in (
        notices(content)[0].text
    )


def test_that_a_signature_that_is_missing_among_others_says_not_signed(bench) -> None:
    content = written(bench.dossier(signed(bench, bench.design("a", "b"), "Analyst")))

    assert [row[1] for row in sign_off(content)][:4] == ["not signed", "Analyst, unit 3", "not signed", "not signed"]


def test_that_page_one_says_how_many_unsigned_assumptions_it_leans_on(bench) -> None:
    design = signed(bench, bench.design("a", "b", do_not_use_after=LAST), *ROLES)
    content = written(bench.dossier(design))
    (box,) = (block for block in content.sections[0].blocks if isinstance(block, RedBox))

    red = red_red(bench)
    assert len(red) > 3
    assert notices(content) == [
        Notice("Look first.", f"No reality check was run. It leans on {len(red)} unsigned red/red assumptions.", True)
    ]
    assert [(row.identity, row.span) for row in box.rows] == [(one.id, one.span) for one in red[: len(box.rows)]]
    assert (box.badge, box.rows[0].identity) == ("Quality R · Impact R", "U13b")
    rest = len(red) - len(box.rows)
    assert box.lead == f"These and {rest} more assumption{'' if rest == 1 else 's'} carry the result"


def test_that_nothing_red_twice_leaves_no_box(bench) -> None:
    red = red_red(bench)
    calm = bench.with_documents(
        assumptions=tuple(AssumptionNote(id=one.id, impact=Grade.AMBER, impact_basis="judged") for one in red)
    )
    content = calm.report("a", "b")

    assert not any(isinstance(block, RedBox) for block in content.sections[0].blocks)
    overruled = _tables(section(content, "assumptions"))[1]
    assert set(overruled.rows) == {(one.id, "impact A, measured R: judged", "none") for one in red}


def test_that_owner_sign_off_and_review_stand_in_the_log(bench) -> None:
    assured = sure(bench)
    red, *_ = _tables(section(assured.report("a"), "assumptions"))

    assert red.rows[0][4] == "head of modelling; signed by deputy director, 19 Nov 2026; review by 1 Mar 2027"


def test_that_decisions_stand_in_the_order_of_their_days(bench) -> None:
    logged = bench.with_documents(
        decisions=(
            DecisionNote(id="d1", on=date(2026, 11, 9), decision="Leave costs out.", role="Commissioner"),
            DecisionNote(id="d2", on=date(2026, 11, 2), decision="Use 36 months.", reason="One term.", role="Analyst"),
        )
    )
    (table,) = _tables(section(logged.report("a"), "decisions"))

    assert table.rows == (
        ("2 Nov 2026", "Use 36 months.", "One term.", "Analyst"),
        ("9 Nov 2026", "Leave costs out.", "not given", "Commissioner"),
    )
    assert "No decision is on record" in section(bench.report("a"), "decisions").blocks[0].text


def test_that_the_assurance_statement_and_its_absence_are_said(bench) -> None:
    said = section(bench.report("a", assurance="Checked by unit 3."), "assurance").blocks[0]

    assert said == Text("Checked by unit 3.", "Assurance statement.")
    assert "No assurance statement" in section(bench.report("a"), "assurance").blocks[0].text


def test_that_only_marking_date_and_sign_off_keep_a_report_a_draft(bench) -> None:
    checks = outcome(bench, bench.design("a", "b"))

    assert {where for where, worst in checks.items() if worst is Severity.FAILURE} == {"Do not use after", "Sign-off"}
    assert checks["Marking"] is Severity.NOTE
    assert checks["Assumptions"] is Severity.WARNING
    assert checks["Charts"] is checks["Headings"] is Severity.NOTE


def test_that_a_final_report_has_every_tick(bench) -> None:
    assured = sure(bench)
    final = assured.renamed("a", status="final").renamed("b", status="final")
    design = signed(final, bench.design("a", "b", do_not_use_after=LAST), *ROLES)
    checks = outcome(final, design)

    assert {where for where, worst in checks.items() if worst is not Severity.NOTE} <= {
        "Reality checks",
        "Likelihood words",
    }


def test_that_open_scenarios_and_missing_tables_are_to_be_looked_at(bench) -> None:
    checks = outcome(bench, bench.design("a", "b", left_out=("values",)))

    assert checks["Scenario A"] is checks["Scenario B"] is Severity.WARNING
    assert checks["Charts"] is Severity.WARNING


def test_that_a_passed_date_keeps_it_a_draft(bench) -> None:
    design = signed(bench, bench.design("a", "b", do_not_use_after=date(2026, 1, 1)), *ROLES)

    assert outcome(bench, design)["Do not use after"] is Severity.FAILURE


def _tables(found: Section) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]
