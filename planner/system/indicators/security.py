"""Security: who is at large, escapes, the untracked, plot involvement and who moved on.

Read from end-of-step stocks and the step's flows; cumulative ones give the step's amount.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, ratio, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import COHORT, DESTINATION, ORIGIN, SITE, STAGE, STANDING
from planner.system.publishing import published

AT_LARGE = Series(
    name="at_large",
    indicator="I01",
    title="At large",
    group=Group.SECURITY,
    quantity=Quantity.PERSONS,
    unit="persons",
    dimension="group",
    members=("foreign men", "local men", "women and minors"),
    note="A fall is not success: local recruitment is assumed (X52); it has no source.",
)


@published(AT_LARGE, "foreign men")
@equation("person")
def foreign_men_at_large(at_large: Number, foreign: Number, man: Number) -> Number:
    """I01, third-country men."""
    return total(at_large * foreign * man, ORIGIN, COHORT)


@published(AT_LARGE, "local men")
@equation("person")
def local_men_at_large(at_large: Number, foreign: Number, man: Number) -> Number:
    """I01, local men; local recruitment is assumed."""
    return total(at_large * (1 - foreign) * man, ORIGIN, COHORT)


@published(AT_LARGE, "women and minors")
@equation("person")
def families_at_large(at_large: Number, man: Number) -> Number:
    """I01, women and minors."""
    return total(at_large * (1 - man), ORIGIN, COHORT)


@published(
    Series(
        name="escapes",
        indicator="I02",
        title="Escapes, gross",
        short="Escapes, gross",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def escapes(escaped: Number) -> Number:
    """I02, gross of those recaptured."""
    return total(escaped, SITE, STANDING, ORIGIN, COHORT)


ESCAPES_BY_WAY = Series(
    name="escapes_by_way",
    indicator="I02",
    title="Escapes by way, gross",
    group=Group.SECURITY,
    quantity=Quantity.PERSONS,
    unit="persons",
    cumulative=True,
    dimension="way",
    members=("one by one", "breakouts", "change of custodian"),
)


@published(ESCAPES_BY_WAY, "one by one")
@equation("person")
def escaped_singly(routine_hazard: Number, exposure_held: Number) -> Number:
    """I02, routine escapes."""
    return total(routine_hazard * exposure_held, SITE, STANDING, ORIGIN, COHORT)


@published(ESCAPES_BY_WAY, "breakouts")
@equation("person")
def freed_in_breakouts(freed_by_site: Number) -> Number:
    """I02, mass breakouts."""
    return total(freed_by_site, SITE)


@published(ESCAPES_BY_WAY, "change of custodian")
@equation("person")
def escaped_in_changes(change_escape_hazard: Number, exposure_held: Number) -> Number:
    """I02, changes of custodian."""
    return total(change_escape_hazard * exposure_held, SITE, STANDING, ORIGIN, COHORT)


@published(
    Series(
        name="escapes_net",
        indicator="I02",
        title="Escapes, net of recaptured",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def escapes_net(escaped_people: Number) -> Number:
    """I02, net of those recaptured."""
    return total(escaped_people, ORIGIN, COHORT)


@published(
    Series(
        name="breakout_chance",
        indicator="I02b",
        title="At least one breakout",
        short="A breakout",
        group=Group.SECURITY,
        quantity=Quantity.CHANCE,
        unit="of 100 runs",
        cumulative=True,
    )
)
@equation("1")
def breakouts_expected(breakout_hazard: Number, dt: Number) -> Number:
    """Σλ of the step; I02b is 1−exp(−its running sum)."""
    return total(breakout_hazard, SITE) * dt


@published(
    Series(
        name="untracked",
        indicator="I03",
        title="Untracked at home",
        short="Untracked",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="adults",
    )
)
@equation("person")
def untracked_adults(untracked: Number, adult: Number) -> Number:
    """I03."""
    return total(untracked * adult, ORIGIN, COHORT)


@published(
    Series(
        name="plot_involvement",
        indicator="I04",
        title="Plot involvement at home",
        short="Plot involvement",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
        cumulative=True,
        note="Never read without its unrealised part.",
    )
)
@equation("person")
def plot_involvement(plots_at_home: Number) -> Number:
    """I04, realised at home."""
    return total(plots_at_home, ORIGIN)


@equation("1", ORIGIN)
def kept_now(
    supervised: Number,
    adult: Number,
    tracking_places: Number,
    people_per_tracking_place: Number,
    rehabilitation_places: Number,
    tracking_effect: Number,
    rehabilitation_effect: Number,
) -> Number:
    """What tracking (X29) and rehabilitation (U12) do not prevent, with the caseload at the month's end."""
    load = total(supervised * adult, COHORT)
    trackable = tracking_places * people_per_tracking_place
    tracked = either(load > trackable, ratio(trackable, load), 1.0)
    rehabilitated = either(load > rehabilitation_places, ratio(rehabilitation_places, load), 1.0)
    return (1 - tracking_effect * tracked) * (1 - rehabilitation_effect * rehabilitated)


@published(
    Series(
        name="plot_latent_home",
        indicator="I04",
        title="Still to come, at home",
        short="…to come, home",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
    )
)
@equation("person")
def plot_latent_home(
    latent_untracked: Number,
    latent_supervised: Number,
    latent_awaiting: Number,
    latent_frustrated: Number,
    kept_now: Number,
    plot_latent_prison: Number,
) -> Number:
    """I04, still to come at home: untracked, supervised, awaiting a verdict, in prison, frustrated; less prevention."""
    known = (latent_supervised + latent_awaiting) * kept_now
    return total(latent_untracked + known + latent_frustrated, ORIGIN) + plot_latent_prison


@published(
    Series(
        name="plot_latent_prison",
        indicator="I04",
        title="Still to come: of it in prison",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
    )
)
@equation("person")
def plot_latent_prison(in_prison: Number, prison_potential: Number, kept_now: Number) -> Number:
    """I04, still to come at home, of it: people in prison × ρ, less prevention."""
    return total(total(in_prison, STAGE, COHORT) * kept_now, ORIGIN) * prison_potential


@published(
    Series(
        name="plot_potential_abroad",
        indicator="I04",
        title="Still to come: not at home",
        short="…not at home",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected, not at home",
    )
)
@equation("person")
def plot_potential_abroad(
    held_people: Number, at_large: Number, relocated: Number, foreign: Number, adult: Number, plot_share: Number
) -> Number:
    """I04, not at home: third-country adults held, at large or relocated × U13b."""
    people = held_people + at_large + total(relocated, DESTINATION)
    return total(people * (foreign * adult), ORIGIN, COHORT) * plot_share


@published(
    Series(
        name="plot_frustrated",
        indicator="I05",
        title="Plot involvement of frustrated travellers",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
        cumulative=True,
    )
)
@equation("person")
def plot_frustrated(realised_frustrated: Number) -> Number:
    """I05, by frustrated travellers, part of I04."""
    return total(realised_frustrated, ORIGIN)


@published(
    Series(
        name="recruits_assumed",
        indicator="I01",
        title="Local recruits",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
        note="Assumed (X52); no source.",
    )
)
@equation("person")
def local_recruits(recruited_locally: Number) -> Number:
    """Beside I01: local recruits, assumed unless the lever is set."""
    return total(recruited_locally, ORIGIN, COHORT)


@published(
    Series(
        name="relocated",
        indicator="I06",
        title="Relocated",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
    )
)
@equation("person")
def relocated_people(relocated_to: Number) -> Number:
    """I06, all destinations."""
    return total(relocated_to, DESTINATION)


@published(
    Series(
        name="relocated_to",
        indicator="I06",
        title="Relocated to",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        dimension="destination",
    )
)
@equation("person", DESTINATION)
def relocated_to(relocated: Number) -> Number:
    """I06, by destination."""
    return total(relocated, ORIGIN, COHORT)


@published(
    Series(
        name="arrivals",
        title="Arrivals in theatre",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS_A_MONTH,
        unit="persons/month",
        note="Contested: F02 says 50 a month arrived in one valley; O12 says the flow had all but stopped.",
    )
)
@equation("person")
def arrivals_in_theatre(arrivals: Number) -> Number:
    """Arrivals of the step, beside F02."""
    return total(arrivals, ORIGIN, COHORT)
