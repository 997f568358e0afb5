"""What stands behind the results: what differs, checks, limits, and how they were made."""

from __future__ import annotations

from collections.abc import Sequence

from planner.analysis.warnings import warnings_of
from planner.domain.breadth import left_out
from planner.domain.likelihood import legend
from planner.domain.wording import THIN, published, whole
from planner.reports.disclosure import observed_text
from planner.reports.document import Block, Bullets, Heading, Notice, Section, Table, Text
from planner.reports.options_note.catalogue import titled
from planner.reports.options_note.dossier import CheckOutcome
from planner.reports.options_note.material import Material, mark_of
from planner.reports.plain_text import plain
from planner.system.listing import EquationLine
from planner.system.stocks import STOCKS

_STOCKS = {stock.name: stock.title for stock in STOCKS}


def differs_section(material: Material) -> Section:
    """Levers and events side by side, one table an option."""
    letter = material.letter
    blocks: list[Block] = []
    for place, option in enumerate(material.options):
        mark = mark_of(option)
        differs = material.differs[place]
        rows: list[tuple[str, ...]] = [(plain(row.title), *row.texts) for row in differs.levers]
        for event in differs.events:
            happens = (event.words if there else "does not happen" for there in event.happens)
            rows.append((f"Event: {plain(event.name)}", *happens))
        blocks.append(Heading(f"{mark.letter} {mark.name}"))
        if option.description:
            blocks.append(Text(plain(option.description)))
        if not rows:
            blocks.append(Text(f"Every lever and event is as in {letter}."))
            continue
        header = ("Lever or event", f"{letter} {mark_of(material.reference).name}", f"{mark.letter} {mark.name}")
        blocks.append(
            Table(f"What differs between {letter} and {mark.letter}", header, tuple(rows), widths=(28, 36, 36))
        )
    blocks.append(Text("Levers not listed are the same in both: today's practice, with the range of its evidence."))
    return Section(titled("differs"), tuple(blocks), new_page=True, name="differs")


def start_section(material: Material) -> Section:
    """Who was where at the start, and what the start asks one to believe."""
    situation = material.situation
    blocks: list[Block] = [Text(plain(situation.summary))]
    if situation.must_believe:
        blocks += [
            Heading("What this start asks one to believe"),
            Bullets(tuple(Text(plain(line)) for line in situation.must_believe)),
        ]
    counts: dict[str, dict[str, float]] = {}
    for stock in situation.stocks:
        cohort = next((name for name in ("men", "women", "minors") if f"cohort={name}" in stock.members), "not split")
        cells = counts.setdefault(stock.stock, {})
        cells[cohort] = cells.get(cohort, 0.0) + stock.persons
    if counts:
        columns = ("men", "women", "minors", "not split")
        rows = tuple(
            (_STOCKS.get(stock, stock), *(observed_text(cells.get(column, 0.0)) for column in columns))
            for stock, cells in counts.items()
        )
        blocks.append(
            Table(
                f"Persons at the start, {situation.start.label}: counts under 10 masked, the rest rounded to 5",
                ("Where", "Men", "Women", "Minors", "Not split"),
                rows,
                frozenset({1, 2, 3, 4}),
            )
        )
    return Section(f"{titled('start')}: {plain(situation.name)}", tuple(blocks), new_page=True, name="start")


def checks_section(checks: Sequence[CheckOutcome], material: Material) -> Section:
    """The reality checks as they came out, and where a run leaves what anybody has observed."""
    warned = tuple(
        Notice(f"{scenario.sign.letter}, {plain(found.where)}.", f"{found.what} {found.remedy}", True)
        for scenario in material.scenarios
        for found in warnings_of(material.situation, material.projections[scenario.id])
    )
    if not checks:
        none = Notice("Not run.", "No reality check was run for this report.", True)
        return Section(titled("checks"), (none, *warned), name="checks")
    held = sum(check.passed for check in checks)
    failed = Notice("Do not rely on this report.", f"{len(checks) - held} reality checks did not hold.", True)
    table = Table(
        f"Reality checks of {material.letter}: {held} of {len(checks)} held",
        ("Check", "Outcome", "What was seen"),
        tuple(
            (plain(check.name), "held" if check.passed else "did not hold", plain(check.detail) or "nothing to add")
            for check in checks
        ),
        widths=(46, 16, 38),
    )
    return Section(titled("checks"), (*(() if held == len(checks) else (failed,)), *warned, table), name="checks")


def limits_section(material: Material) -> Section:
    """What the results cannot carry, and what they must not be used for."""
    vocabulary = material.vocabulary
    return Section(
        titled("limits"),
        (
            Notice(
                "Not to be used",
                "for targeting, watch-listing, or any decision about an individual; for asylum or nationality "
                "casework; for sentencing. The planner holds groups of people, never a person, and scores neither "
                "people nor nationalities.",
                True,
            ),
            Bullets(
                (
                    Text(
                        f"It starts in {material.situation.start.label} and knows nothing later. It shows what follows "
                        "from its assumptions, not what will happen.",
                        "Illustrative.",
                    ),
                    Text(
                        "Ranges cover the uncertainty of the numbers listed here, not whether the system is drawn "
                        "rightly. What is outside the system is outside the range.",
                        "Ranges.",
                    ),
                    Text(
                        "Counted as they enter home; they cannot be told apart from others at home afterwards.",
                        "Repatriated people.",
                    ),
                    Text(
                        "An expectation for groups, read only with what is not yet realised and what is still abroad; "
                        "alone it would always favour leaving people abroad.",
                        "Plot involvement.",
                    ),
                    Text(
                        "Always computed and shown beside security. They also fall when people escape or die. There "
                        "is no single score.",
                        "Rights indicators.",
                    ),
                    Text(
                        "Observed counts under 10 are masked and others rounded to 5; projected values are ranges.",
                        "Small counts.",
                    ),
                )
            ),
            Heading(f"Likelihood words ({vocabulary})"),
            Text(
                "Used only for shares of paired simulated runs. ‡ marks a share that lies between two words, or on "
                "the bound of both: the nearer, less extreme word is printed."
            ),
            Table("Likelihood words and their shares of runs", ("Word", "Share of runs"), legend(vocabulary)),
        ),
        new_page=True,
        name="limits",
    )


def method_section(material: Material, model_version: str) -> Section:
    """How the figures were made, so that they can be made again."""
    comparison = material.comparison
    rows = []
    for scenario in material.scenarios:
        mark, projection = mark_of(scenario), material.projections[scenario.id]
        rows.append((f"{mark.letter} {mark.name}", scenario.status.value, projection.fingerprint))
    blocks: list[Block] = [
        Text(
            f"A stock-and-flow system in monthly steps, model version {model_version}, was run "
            f"{whole(material.draws)} times a scenario with seed {published(comparison.seed)}. Each run draws every "
            "uncertain number and every breakout from its distribution; the same draws serve every scenario, so that "
            "a difference between scenarios is a difference of decisions, run by run. A lever left alone is today's "
            "practice with the range of its evidence; a lever that is set is the same in every run."
        ),
        Text(
            f"Runs were drawn {material.world.words}: {material.world.meaning}. What may be printed follows the number "
            f"of runs: from 100 the middle 50{THIN}%, from 250 80{THIN}%, from 500 90{THIN}%, from {whole(1000)} "
            f"95{THIN}%. {left_out(material.draws)}".rstrip()
        ),
        Text(
            f"A change within 2{THIN}% of the reference over that whole range is not given a number. Simulated values "
            "are printed to three figures at most; the last digit of the end of a range is worth at least half of its "
            "standard error."
        ),
        Text(
            "Type a fingerprint, or the short one at the foot of every page, into the planner: it makes the same "
            "figures again, or says what has changed since."
        ),
        Table(
            "Fingerprints: the same model, inputs, seed and draws give the same fingerprint and the same results",
            ("Scenario", "Status", "Fingerprint"),
            tuple(rows),
        ),
    ]
    return Section(titled("method"), tuple(blocks), new_page=True, name="method")


def equations_section(equations: Sequence[EquationLine]) -> Section:
    """The equations that rest on evidence, with what each rests on."""
    table = Table(
        "The equations that rest on evidence",
        ("Name", "Unit", "Meaning", "Evidence"),
        tuple((line.name, line.unit, line.meaning, ", ".join(line.evidence)) for line in equations),
        widths=(24, 16, 42, 18),
    )
    return Section(titled("equations"), (table,), new_page=True, name="equations")
