"""What an export stands on, and what a later one says has changed since."""

from __future__ import annotations

from dataclasses import replace

from report_bench import NOW, Bench

from planner.domain.report_design import Issue
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.domain.world import World
from planner.reports.document import Bullets, Section, Table
from planner.reports.options_note.content import written
from planner.reports.options_note.issuing import what_changed
from planner.system.wired import MODEL_VERSION

SITUATION = "nes-2019"


def stored(bench: Bench, *issues: Issue) -> Bench:
    """The workspace with a report “Trial” on A and C, and these exports of it."""
    return bench.with_documents(reports=(bench.design("a", "c"),), issues=issues)


def issue(bench: Bench, *scenario_ids: str) -> Issue:
    return bench.dossier(bench.design(*scenario_ids)).issue


def since(bench: Bench) -> Section:
    content = written(bench.dossier(bench.design("a", "c")))
    return next(found for found in content.sections if found.name == "since")


def changes(before: Issue, after: Issue, bench: Bench) -> tuple[str, ...]:
    return what_changed(before, after, bench.workspace.situations[0])


def moved(bench: Bench) -> Bench:
    """C with another transfer capacity, without its event; its results as before."""
    scenario = bench.workspace.scenario("c")
    overrides = tuple(
        changed(one, schedule=constant(90)) if one.lever == "transfer_capacity" else one for one in scenario.overrides
    )
    return bench.renamed("c", overrides=overrides, events=())


def test_that_an_issue_holds_lineages_fingerprints_and_every_headline_as_printed(bench) -> None:
    made = issue(bench, "a", "c")

    assert [one.fingerprint for one in made.scenarios] == [bench.projections[one].fingerprint for one in ("a", "c")]
    assert [one.id for one in made.scenarios[1].chain] == ["a", "c"]
    assert (made.id, made.number, made.draft, made.draws, made.months, made.seed) == ("r1/1", 1, True, 1000, 36, 7)
    printed = {(one.letter, one.indicator): one.text for one in made.figures}
    row = bench.dossier(bench.design("a", "c")).material.row("escapes")
    assert printed["A", "escapes"] == row.reference_text
    assert printed["C", "escapes"] == row.cells[0].text


def test_that_nothing_changed_says_so(bench) -> None:
    made = issue(bench, "a", "c")
    section = since(stored(bench, made))

    assert changes(made, made, bench) == ()
    assert section.title == "Since version 1 of 20 November 2026"
    assert section.blocks[0].text == "Nothing on which the figures rest has changed, and no printed figure moved."


def test_that_levers_and_events_are_named_as_they_were_and_as_they_are(bench) -> None:
    found = changes(issue(bench, "a", "c"), issue(moved(bench), "a", "c"), bench)

    assert found == (
        "C: Transfer capacity: today: 600 a month, then 450 from Mar 2020, 600 from Sep 2020; now 90.",
        "C: the event “Guards halved” was taken out.",
    )


def test_that_an_event_of_the_same_name_with_another_effect_is_told(bench) -> None:
    (event,) = bench.workspace.scenario("c").events
    other = bench.renamed("c", events=(changed(event, value=0.25),))

    (found,) = changes(issue(bench, "a", "c"), issue(other, "a", "c"), bench)
    assert found.startswith("C: the event “Guards halved”: guard ratio (SDF prisons) ×\u202f0.5")
    assert found.endswith("now guard ratio (SDF prisons) ×\u202f0.25, from Oct 2020 for 3 months.")


def test_that_settings_scenarios_and_names_are_told(bench) -> None:
    before = changed(issue(bench, "a", "b"), model_version="0.9", seed=3, draws=200, world=World.STEADY)
    after = issue(bench.renamed("a", name="Today"), "a", "c")

    assert changes(before, after, bench)[:7] == (
        f"Model version: 0.9, now {MODEL_VERSION}.",
        "Seed: 3, now 7.",
        "Runs a scenario: 200, now 1\u202f000.",
        "World: if today’s practice holds, now as the world may turn.",
        "A “As in 2019” is now A “Today”.",
        "New: C “Families home”.",
        "Left out: B “Nobody repatriated”.",
    )


def test_that_printed_figures_that_moved_are_told_and_others_not(bench) -> None:
    after = issue(bench, "a", "c")
    (first, *rest) = after.figures
    before = changed(after, figures=(changed(first, text="1–2"), *rest))

    assert changes(before, after, bench) == (f"A, At large, foreign men: 1–2; now {first.text}.",)


def test_that_other_results_from_the_same_levers_are_not_passed_over(bench) -> None:
    after = issue(bench, "a", "c")
    before = changed(after, results="00000000", scenarios=after.scenarios)

    assert changes(before, after, bench) == ("The numbers of the situation or the order of its settings changed.",)


def test_that_the_next_version_lists_the_earlier_ones_and_what_changed(bench) -> None:
    first = changed(issue(bench, "a", "c"), formats=("pdf", "docx"), draft=False)
    second = changed(first, id="r1/2", number=2, draft=True, seed=3)
    both = stored(bench, second, first)
    content = written(both.dossier(bench.design("a", "c")))
    assurance = next(found for found in content.sections if found.name == "assurance")
    versions = next(block for block in assurance.blocks if isinstance(block, Table) and block.header[0] == "Version")

    assert content.stamp.startswith("draft of version 3 · model ")
    assert [row[0] for row in versions.rows] == ["1", "2, draft"]
    assert versions.rows[0][4] == "pdf, docx"
    (told,) = (block for block in since(both).blocks if isinstance(block, Bullets))
    assert [item.text for item in told.items] == ["Seed: 3, now 7."]


def test_that_a_report_that_is_not_stored_has_no_version(bench) -> None:
    assert bench.report("a", "c").stamp.startswith("model ")


def test_that_what_people_typed_stays_text_in_what_changed(bench) -> None:
    before = issue(bench.renamed("c", name="a\u202eb <b>"), "a", "c")
    (told,) = (block for block in since(stored(bench, before)).blocks if isinstance(block, Bullets))

    assert told.items[0].text == "C “a\ufffdb <b>” is now C “Families home”."


def test_that_the_role_that_exports_is_kept_and_not_printed(bench) -> None:
    made = changed(issue(bench, "a", "c"), who="k.smith", when=NOW)
    content = written(replace(stored(bench, made).dossier(bench.design("a", "c"))))

    assert "k.smith" not in repr(content)
