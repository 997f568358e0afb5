"""Every uncertain number the system reads: its name, evidence, published unit, and the unit it is computed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ParameterInfo:
    """One parameter of the system. `value in unit = published value * factor`; `dimensions` give one value a member.

    `weight` names the weight of the evidence behind shares along the first dimension that add to one (Dirichlet). A
    number of the `practice` is read before any policy, when stops, starts and bursts are drawn.
    """

    name: str
    evidence: tuple[str, ...]
    title: str
    published_unit: str
    factor: float
    unit: str
    dimensions: tuple[str, ...] = ()
    weight: str = ""
    practice: bool = False


PRACTICE: tuple[ParameterInfo, ...] = (
    ParameterInfo(
        "bloc_open_at_start", ("X86",), "Group of states open at the start", "share", 1, "1", ("bloc",), practice=True
    ),
    ParameterInfo(
        "bloc_opens",
        ("X47a", "X47b"),
        "A group of states begins to take people back",
        "per month",
        1,
        "1/month",
        ("bloc",),
        practice=True,
    ),
    ParameterInfo(
        "spell_ends", ("X48",), "A group of states, or programme, closes", "per month", 1, "1/month", practice=True
    ),
    ParameterInfo(
        "operation_chance", ("X46",), "Months with an operation while states are open", "share", 1, "1", practice=True
    ),
    ParameterInfo(
        "operation_share",
        ("X49",),
        "Brought home in a month with an operation, of the group’s women and minors",
        "share",
        1,
        "1",
        practice=True,
    ),
    ParameterInfo("operation_spread", ("X83",), "Spread of single operations (log)", "number", 1, "1", practice=True),
    ParameterInfo("batches", ("X50",), "Batches of releases", "per month", 1, "1/month", ("origin",), practice=True),
    ParameterInfo("batch_size", ("X51",), "Released in one batch", "persons", 1, "person", ("origin",), practice=True),
    ParameterInfo("batch_spread", ("X84",), "Spread of single batches (log)", "number", 1, "1", practice=True),
    ParameterInfo(
        "programme_begins",
        ("X55",),
        "A programme for camp residents begins",
        "per month",
        1,
        "1/month",
        ("origin",),
        practice=True,
    ),
    ParameterInfo(
        "programme_pace",
        ("X56",),
        "Brought home a month while the programme runs",
        "persons/month",
        1,
        "person/month",
        ("origin",),
        practice=True,
    ),
    ParameterInfo(
        "pace_spread", ("X85",), "Spread of the programme’s monthly pace (log)", "number", 1, "1", practice=True
    ),
    ParameterInfo(
        "level_spread",
        ("X69",),
        "Spread of the level of releases, transfers and theatre tempo (log)",
        "number",
        1,
        "1",
        practice=True,
    ),
    ParameterInfo(
        "attempts_spread", ("X87",), "Spread of the level of attempts to travel (log)", "number", 1, "1", practice=True
    ),
    ParameterInfo("level_memory", ("X70",), "Memory of a level from month to month", "share", 1, "1", practice=True),
    ParameterInfo(
        "count_error_camps", ("X71",), "Lasting error of a count: camps (log)", "number", 1, "1", practice=True
    ),
    ParameterInfo(
        "count_error_prisons", ("X72",), "Lasting error of a count: SDF prisons (log)", "number", 1, "1", practice=True
    ),
    ParameterInfo(
        "count_error_strength",
        ("X73",),
        "Lasting error of a count: strength at large (log)",
        "number",
        1,
        "1",
        practice=True,
    ),
)
"""How today's practice stops, starts and comes in bursts; drawn once, before any policy."""

START: tuple[ParameterInfo, ...] = (
    ParameterInfo("at_large_foreign_start", ("X17",), "Foreign persons at large at the start", "persons", 1, "person"),
    ParameterInfo("relocated_start", ("X18",), "Relocated at the start, all destinations", "persons", 1, "person"),
    ParameterInfo("strength_before", ("X75",), "Members at large five months before the start", "persons", 1, "person"),
    ParameterInfo(
        "prison_people_start", ("X74",), "People in the custodian’s prisons at the start", "persons", 1, "person"
    ),
    ParameterInfo(
        "prison_boys_start", ("X58",), "Boys in the custodian’s prisons at the start", "persons", 1, "person"
    ),
    ParameterInfo(
        "prison_women_start", ("X59",), "Women in the custodian’s prisons at the start", "persons", 1, "person"
    ),
    ParameterInfo(
        "state_foreigners_start", ("X78",), "Foreigners in a state’s prisons at the start", "persons", 1, "person"
    ),
    ParameterInfo("state_minors_start", ("X79",), "Minors in a state’s prisons at the start", "persons", 1, "person"),
    ParameterInfo(
        "mixed_people_start", ("X76",), "People at Turkish-controlled sites at the start", "persons", 1, "person"
    ),
    ParameterInfo("camp_minors_start", ("X67",), "Minors among third-country camp residents", "share", 1, "1"),
    ParameterInfo("local_camp_men_start", ("X77",), "Men among local camp residents", "share", 1, "1"),
    ParameterInfo("untracked_start", ("X80",), "Untracked, of adults who are home at the start", "share", 1, "1"),
    ParameterInfo("origin_weight", ("X90",), "Weight of the evidence on origins in custody", "persons", 1, "person"),
)
"""What is contested about the start; read once."""

WEIGHTS: tuple[ParameterInfo, ...] = (
    ParameterInfo("shares_weight", ("R",), "Weight of the evidence behind shares of a whole", "persons", 1, "person"),
    ParameterInfo("capture_weight", ("X57",), "Weight of the evidence on places of capture", "persons", 1, "person"),
)
"""How much evidence stands behind shares that add to one."""

PARAMETERS: tuple[ParameterInfo, ...] = (
    ParameterInfo(
        "attempted_travel", ("U01",), "Aspirants attempting to travel, all origins", "persons/month", 1, "person/month"
    ),
    ParameterInfo("travel_share", ("O01", "O05a", "R"), "Share of attempts by origin", "share", 1, "1", ("origin",)),
    ParameterInfo(
        "attempt_cohort", ("X39",), "Cohorts among attempts", "share", 1, "1", ("cohort",), weight="shares_weight"
    ),
    ParameterInfo("stopped_at_departure", ("U02a",), "Attempts stopped before departure", "%", 0.01, "1"),
    ParameterInfo("stopped_in_transit", ("U02b",), "Remaining attempts stopped in transit", "%", 0.01, "1"),
    ParameterInfo("detected_at_entry", ("U02c",), "Covert returns detected at the home border", "%", 0.01, "1"),
    ParameterInfo(
        "frustrated_plot", ("U03",), "Frustrated travellers who become involved in a plot", "% over 5 years", 0.01, "1"
    ),
    ParameterInfo("frustrated_lag", ("X30",), "Median lag from being stopped to a plot", "months", 1, "month"),
    ParameterInfo("frustrated_fade", ("X15",), "Frustrated travellers fade after", "months", 1, "month"),
    ParameterInfo(
        "diverted_share", ("X03",), "Diverted to another theatre, of those stopped in transit", "share", 1, "1"
    ),
    ParameterInfo(
        "inspired_rate", ("R", "U14"), "Aspirants inspired per untracked returnee", "persons/year", 1 / 12, "1/month"
    ),
    ParameterInfo("sharing_gain", ("X01",), "How much full information sharing adds to every control", "share", 1, "1"),
    ParameterInfo("sharing_today", ("X02",), "Information sharing at the start", "0-1", 1, "1"),
    ParameterInfo("death_at_large", ("U04a",), "Death in theatre, in a month", "%/month", 0.01, "1"),
    ParameterInfo("death_cohort", ("X41",), "Death in theatre, by cohort against men", "multiple", 1, "1", ("cohort",)),
    ParameterInfo("capture_at_large", ("U04b",), "Capture in theatre, in a month", "%/month", 0.01, "1"),
    ParameterInfo("capture_cohort", ("X42",), "Capture, by cohort against men", "multiple", 1, "1", ("cohort",)),
    ParameterInfo("covert_return", ("U04c",), "Covert return attempts, in a month", "%/month", 0.01, "1"),
    ParameterInfo("return_cohort", ("X43",), "Covert return, by cohort against men", "multiple", 1, "1", ("cohort",)),
    ParameterInfo("relocation", ("U05",), "Relocation to another theatre, in a month", "%/month", 0.01, "1"),
    ParameterInfo("relocation_cohort", ("X44",), "Relocation, by cohort against men", "multiple", 1, "1", ("cohort",)),
    ParameterInfo(
        "destination_pull",
        ("X38",),
        "Relocation pull of each destination",
        "share",
        1,
        "1",
        ("destination",),
        weight="shares_weight",
    ),
    ParameterInfo(
        "relocated_multiple",
        ("X04",),
        "Death and return of relocated people, against those at large",
        "multiple",
        1,
        "1",
    ),
    ParameterInfo(
        "lost_from_sight",
        ("R",),
        "Lost from sight, in a month (Reconstruction only)",
        "%/month",
        0.01,
        "1",
        ("cohort",),
    ),
    ParameterInfo(
        "births_at_large",
        ("R", "U21"),
        "Births at large (Reconstruction only)",
        "per woman per year",
        1 / 12,
        "1/month",
    ),
    ParameterInfo(
        "grievance_recruits",
        ("R", "U20"),
        "Recruits from overcrowded custody",
        "per 1,000 over capacity per month",
        0.001,
        "1/month",
    ),
    ParameterInfo(
        "site_places", ("U06a", "U06b", "U06c", "X34"), "Places at the start", "places", 1, "person", ("site",)
    ),
    ParameterInfo("guards_today", ("X32", "X33"), "Guard ratio at the start", "ratio", 1, "1", ("site",)),
    ParameterInfo("guard_multiple", ("U07",), "Rise in escape hazard when the guard ratio halves", "multiple", 1, "1"),
    ParameterInfo("crowding_effect", ("X09",), "Extra escape rate per unit of occupancy above 1", "multiple", 1, "1"),
    ParameterInfo(
        "routine_escape", ("U08a", "X89"), "Routine escapes", "per 1,000 held per month", 0.001, "1/month", ("site",)
    ),
    ParameterInfo(
        "empty_place_guards", ("X63",), "Guards an empty place needs, against an occupied one", "share", 1, "1"
    ),
    ParameterInfo(
        "most_escapes", ("X64",), "Most that thin guards and crowding multiply escapes by", "multiple", 1, "1"
    ),
    ParameterInfo("breakout_rate", ("U08b",), "Mass breakouts, whole system", "events/year", 1 / 12, "1/month"),
    ParameterInfo(
        "breakout_by_site",
        ("X37",),
        "Share of an ordinary breakout rate by site",
        "share",
        1,
        "1",
        ("site",),
        weight="shares_weight",
    ),
    ParameterInfo("breakout_size", ("U22",), "Freed in a mass breakout beyond the first 100", "persons", 1, "person"),
    ParameterInfo("breakout_spread", ("X82",), "Spread of single breakouts (log)", "number", 1, "1"),
    ParameterInfo("change_share", ("U23",), "Leaving, of prisoners exposed in a change of custodian", "%", 0.01, "1"),
    ParameterInfo("collapse_share", ("U08d",), "Share leaving in a camp collapse", "%", 0.01, "1"),
    ParameterInfo("recaptured_share", ("U08e",), "Recaptured within a month", "%", 0.01, "1"),
    ParameterInfo("custodian_changes", ("U19",), "Changes of custodian", "events/year", 1 / 12, "1/month"),
    ParameterInfo("exposed_share", ("X12",), "Share of sites exposed in a change of custodian", "share", 1, "1"),
    ParameterInfo("guards_in_change", ("X13",), "Guards during a change of custodian", "multiple", 1, "1"),
    ParameterInfo("delivery_slip_today", ("X14",), "Delivery slip of planned places", "months", 1, "month"),
    ParameterInfo("child_death", ("U15a",), "Child deaths in camps", "per 1,000 child-years", 1 / 12_000, "1/month"),
    ParameterInfo(
        "adult_death", ("U15b",), "Deaths in custody, others", "per 1,000 person-years", 1 / 12_000, "1/month"
    ),
    ParameterInfo(
        "births_in_camps", ("X10",), "Births in camps, third-country", "per woman per year", 1 / 12, "1/month"
    ),
    ParameterInfo("local_births_in_camps", ("X65",), "Births in camps, local", "per woman per year", 1 / 12, "1/month"),
    ParameterInfo(
        "captured_at",
        ("X57",),
        "Where captured local men are put",
        "share",
        1,
        "1",
        ("site", "origin"),
        weight="capture_weight",
    ),
    ParameterInfo(
        "foreign_captured_at",
        ("X57",),
        "Where captured third-country men are put",
        "share",
        1,
        "1",
        ("site",),
        weight="capture_weight",
    ),
    ParameterInfo(
        "families_follow_men",
        ("R",),
        "Captured women and minors held where the men are, outside camps",
        "share",
        1,
        "1",
    ),
    ParameterInfo("captured_boys", ("X60",), "Captured minors put in prison, not in a camp", "share", 1, "1"),
    ParameterInfo(
        "boys_moved", ("X61",), "Third-country boys who come of age in a camp and are moved to prison", "share", 1, "1"
    ),
    ParameterInfo("leave_unseen", ("X53",), "Local men who leave the group unseen, in a month", "%/month", 0.01, "1"),
    ParameterInfo("recruits_share", ("X52",), "Local recruits, of strength, in a month", "%/month", 0.01, "1"),
    ParameterInfo("recruiting_ends", ("X54",), "Strength at which local recruitment stops", "persons", 1, "person"),
    ParameterInfo("coming_of_age", ("U16",), "Minors who turn 18, in a year", "%/year", 0.01, "1"),
    ParameterInfo("trial_rate", ("X25", "X26"), "Trials in the region", "per month", 1, "1/month", ("site",)),
    ParameterInfo("regional_sentence", ("X11",), "Sentence served in the region", "years", 12, "month"),
    ParameterInfo("deportation_rate", ("X24",), "Deportation from Turkish-controlled sites", "per month", 1, "1/month"),
    ParameterInfo(
        "deprivation_rate", ("U17",), "Deprived of nationality, of adults held abroad, in a year", "%/year", 0.01, "1"
    ),
    ParameterInfo("deprivation_cap", ("X23",), "Cap on deprivation: dual nationals among adults held", "share", 1, "1"),
    ParameterInfo(
        "repatriation_today",
        ("U10",),
        "Repatriation of third-country camp residents, all origins",
        "persons/month",
        1,
        "person/month",
    ),
    ParameterInfo("european_share", ("X22",), "Share of European origins in repatriation", "share", 1, "1"),
    ParameterInfo("central_asian_share", ("X68",), "Share of Central Asia in repatriation", "share", 1, "1"),
    ParameterInfo(
        "transfer_capacity_today", ("X19",), "Transfer capacity, whole system", "persons/month", 1, "person/month"
    ),
    ParameterInfo(
        "released_steadily",
        ("X20",),
        "Release of local camp residents, if today’s practice holds",
        "persons/month",
        1,
        "person/month",
        ("origin",),
    ),
    ParameterInfo(
        "leaving_unprompted",
        ("X40",),
        "Departure of local camp residents without a programme",
        "persons/month",
        1,
        "person/month",
        ("origin",),
    ),
    ParameterInfo("thinning", ("X88",), "How today’s releases and repatriations thin out", "number", 1, "1"),
    ParameterInfo(
        "usual_transfers", ("X21",), "Transfers between sites", "persons/month", 1, "person/month", ("site", "to_site")
    ),
    ParameterInfo(
        "exceptions", ("X45",), "Brought home by closed states, of women and minors", "per month", 1, "1/month"
    ),
    *PRACTICE,
    ParameterInfo("charged_share", ("U11a",), "Charged, of men who come home known", "%", 0.01, "1"),
    ParameterInfo("women_charged", ("X31",), "Women charged, against men", "multiple", 1, "1"),
    ParameterInfo("convicted_share", ("U11b",), "Convicted, of those charged", "%", 0.01, "1"),
    ParameterInfo("time_to_verdict", ("U11c",), "Time to verdict", "months", 1, "month"),
    ParameterInfo("at_liberty", ("X62",), "At liberty, of people awaiting a verdict", "share", 1, "1"),
    ParameterInfo("sentence_length", ("U11d",), "Sentence length, European origins", "years", 12, "month"),
    ParameterInfo("other_sentence_length", ("X66",), "Sentence length, other origins", "years", 12, "month"),
    ParameterInfo("sentence_served", ("X27",), "Share of a sentence served at home", "share", 1, "1"),
    ParameterInfo("lost_after", ("X05",), "Unserved supervised people are lost after", "months", 1, "month"),
    ParameterInfo("found_rate", ("X06",), "Untracked people found, at no slack", "per month", 1, "1/month"),
    ParameterInfo(
        "disengage_rate",
        ("X07",),
        "Supervised people disengage, without a rehabilitation place",
        "per month",
        1,
        "1/month",
    ),
    ParameterInfo(
        "rehabilitation_multiple", ("X08",), "The same with a rehabilitation place, against without", "multiple", 1, "1"
    ),
    ParameterInfo("untracked_fade", ("X16",), "Untracked people fade", "per month", 1, "1/month"),
    ParameterInfo("tracking_multiple", ("X35",), "Tracking places against the starting caseload", "multiple", 1, "1"),
    ParameterInfo(
        "rehabilitation_places_multiple",
        ("X36",),
        "Rehabilitation places against the starting caseload",
        "multiple",
        1,
        "1",
    ),
    ParameterInfo(
        "people_per_tracking_place", ("U18",), "People one tracking place can follow", "persons/place", 1, "1"
    ),
    ParameterInfo("plot_share", ("U13b",), "Plot involvement per adult returnee", "%", 0.01, "1"),
    ParameterInfo("plot_lag", ("U13",), "Median lag from return to plot", "months", 1, "month"),
    ParameterInfo("reconviction", ("U13c",), "Terrorism reconviction within 5 years of release", "%", 0.01, "1"),
    ParameterInfo("plots_of_reconvictions", ("X28",), "Share of reconvictions that are plots", "share", 1, "1"),
    ParameterInfo("tracking_effect", ("X29",), "Reduction of plot involvement by tracking", "share", 1, "1"),
    ParameterInfo("rehabilitation_effect", ("U12",), "Reduction of plot involvement by rehabilitation", "%", 0.01, "1"),
    *START,
    *WEIGHTS,
)
"""In reading order: travel, theatre, custody, repatriation, practice, home, the start, weights."""

PARAMETER_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
