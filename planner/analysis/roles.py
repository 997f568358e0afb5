"""What matters, in one table: which indicators stand where, in which order, under which name.

A site is picked by its kind: `{prison}` and `{camp}` stand for the prison and the camp of a situation that matter most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from planner.domain.situation import Site, SiteKind, Situation, read_members


class Role(Enum):
    """A place where a choice of indicators stands."""

    HEADLINE = auto()
    """The indicator strip, Compare and the tables of reports."""
    OVERVIEW = auto()
    """The four charts of Compare's overview."""
    FIRST_CHARTS = auto()
    """The charts of a workspace that was never compared."""
    FRONT_SECURITY = auto()
    """What page one of a report may say of security, after what its title speaks of."""
    FRONT_RIGHTS = auto()
    """What page one may say of rights."""
    TITLE_SECURITY = auto()
    """What the title of a report may trade rights for."""
    FACING_SECURITY = auto()
    """The bars of a report's options, on the side of security."""
    FACING_RIGHTS = auto()
    """The bars facing them."""
    CAPACITY_LEFT = auto()
    """The bars of capacity, in two columns."""
    CAPACITY_RIGHT = auto()
    """The second of the two."""
    OVER_TIME = auto()
    """The charts over time of a report; the first stands on page one."""
    NEVER_ALONE = auto()
    """Plot involvement is read only with what is still to come and what is still abroad."""
    PREVIEW = auto()
    """What a turn of an exercise changes."""
    TURN_EFFECT = auto()
    """What is told of each turn in a debrief: security first, rights last."""
    PATH = auto()
    """The figures of an after-action report."""
    PLAYED_SECURITY = auto()
    """What an after-action report says of security."""
    PLAYED_RIGHTS = auto()
    """What it says of rights."""
    IMPACT = auto()
    """The indicators that the ratings of assumptions rest on, as they are called there."""


@dataclass(frozen=True)
class Placed:
    """An indicator in a role: its key, the name it has there, a shorter and the briefest; empty are the usual ones."""

    key: str
    title: str = ""
    short: str = ""
    brief: str = ""


_FOREIGN_MEN = "at_large|group=foreign men"
_CHILD_MONTHS = "child_months|nationality=third-country"
_MINORS_HELD = "minors_held|nationality=third-country"
_PRISON = "occupancy|site={prison}"
_CAMP = "occupancy|site={camp}"
_PLOT = ("plot_involvement", "plot_latent_home", "plot_potential_abroad")


def _placed(*keys: str) -> tuple[Placed, ...]:
    return tuple(map(Placed, keys))


_ROLES: Mapping[Role, tuple[Placed, ...]] = {
    Role.HEADLINE: (
        Placed(_FOREIGN_MEN, "Foreign men at large", brief="Foreign men"),
        Placed("escapes"),
        Placed("breakout_chance"),
        Placed("untracked"),
        Placed("plot_involvement"),
        Placed("plot_latent_home", short="…still to come, at home"),
        Placed("plot_potential_abroad", short="…potential, not at home"),
        Placed(_PRISON, "{site}, of places", brief="{Places} full"),
        Placed(_CAMP, "{site}, of places", brief="{Places} full"),
        Placed("months_over|site={prison}", "{site}, months over places", "{site}, months over", "{Places} over"),
        Placed("bed_months_over"),
        Placed("awaiting_verdict"),
        Placed("tracking_load"),
        Placed(_MINORS_HELD, "Third-country minors held"),
        Placed(_CHILD_MONTHS, "Third-country child-months"),
        Placed("months_without_review", "Person-months unreviewed"),
        Placed("deaths_in_custody"),
        Placed("deprived"),
        Placed("minors_without_carer", "Minors without a carer"),
    ),
    Role.OVERVIEW: _placed("untracked", "escapes", _PRISON, _CHILD_MONTHS),
    Role.FIRST_CHARTS: _placed("untracked", "escapes", _PRISON, _CHILD_MONTHS, _FOREIGN_MEN, _MINORS_HELD),
    Role.FRONT_SECURITY: _placed("escapes", "untracked", "plot_involvement", _FOREIGN_MEN),
    Role.FRONT_RIGHTS: _placed(
        _CHILD_MONTHS, "months_without_review", "deaths_in_custody", "minors_without_carer", "deprived"
    ),
    Role.TITLE_SECURITY: _placed("untracked", "escapes"),
    Role.FACING_SECURITY: _placed("escapes", "untracked", *_PLOT, _FOREIGN_MEN),
    Role.FACING_RIGHTS: _placed(
        _CHILD_MONTHS, "months_without_review", "deaths_in_custody", _MINORS_HELD, "minors_without_carer", "deprived"
    ),
    Role.CAPACITY_LEFT: _placed(_PRISON, "bed_months_over"),
    Role.CAPACITY_RIGHT: _placed(_CAMP, "tracking_load"),
    Role.OVER_TIME: (
        Placed(_MINORS_HELD, "Third-country minors held"),
        Placed("untracked", "Untracked at home"),
        Placed("escapes", "Escapes since the start, gross"),
        Placed("breakout_chance", "At least one mass breakout since the start"),
        Placed(_PRISON, "{site}, held of places"),
        Placed(_CAMP, "{site}, held of places"),
        Placed("months_without_review", "Time without review since the start"),
    ),
    Role.NEVER_ALONE: _placed(*_PLOT),
    Role.PREVIEW: (
        Placed("escapes", "Escapes, cumulative"),
        Placed("untracked", "Untracked at home"),
        Placed("held|site={camp}", "People held in {places}"),
        Placed("plot_involvement", "Plot involvement"),
        Placed("plot_potential_abroad", "…potential still abroad"),
        Placed(_MINORS_HELD, "Third-country minors held"),
        Placed(_CHILD_MONTHS, "Third-country child-months"),
        Placed("minors_without_carer", "Returned without a carer"),
    ),
    Role.TURN_EFFECT: (
        Placed("escapes", "Escapes"),
        Placed("untracked", "Untracked"),
        Placed(_CHILD_MONTHS, "Child-months"),
    ),
    Role.PATH: (
        Placed("escapes", "Escapes since the start"),
        Placed("untracked", "Untracked at home"),
        Placed(_CHILD_MONTHS, "Third-country child-months"),
    ),
    Role.PLAYED_SECURITY: _placed("escapes", "untracked", "plot_involvement", "plot_potential_abroad"),
    Role.PLAYED_RIGHTS: _placed(_CHILD_MONTHS, _MINORS_HELD, "deaths_in_custody", "minors_without_carer"),
    Role.IMPACT: (
        Placed("escapes", "escapes"),
        Placed("untracked", "people untracked at home"),
        Placed("plot_involvement", "plot involvement at home"),
        Placed(_CHILD_MONTHS, "third-country child-months"),
        Placed("months_without_review", "time without review"),
        Placed("deaths_in_custody", "deaths in custody"),
    ),
}
_MANY = {SiteKind.PRISON: "prisons", SiteKind.CAMP: "camps"}


def placed(role: Role, situation: Situation) -> tuple[Placed, ...]:
    """The indicators of a role in this situation, in order; those of a site that it does not have are left out."""
    sites = main_sites(situation)
    return tuple(found for one in _ROLES[role] for found in _filled(one, sites))


def keys_of(role: Role, situation: Situation) -> tuple[str, ...]:
    """Their keys alone."""
    return tuple(found.key for found in placed(role, situation))


def common_to_all(role: Role) -> tuple[Placed, ...]:
    """The indicators of a role that every situation has: those of no site."""
    return tuple(one for one in _ROLES[role] if "{" not in one.key)


def main_sites(situation: Situation) -> Mapping[str, Site]:
    """The `prison` and the `camp` that matter most: not a state's own where there is another, most held at the start.

    Where a kind is missing, the fullest of the other sites stands in for it; a situation may have one site or none.
    """
    held = dict.fromkeys((site.name for site in situation.sites), 0.0)
    for cell in situation.stocks:
        for name in read_members(cell.members).get("site", ()):
            held[name] += cell.persons
    by_kind = {"prison": _of_kind(situation, SiteKind.PRISON), "camp": _of_kind(situation, SiteKind.CAMP)}
    chosen: dict[str, Site] = {}
    for name in sorted(by_kind, key=lambda name: not by_kind[name]):
        rest = [site for site in by_kind[name] or situation.sites if site not in chosen.values()]
        free = [site for site in rest if not site.nationals_of] or rest
        if free:
            chosen[name] = max(free, key=lambda site: held[site.name])
    return chosen


def kind_words(site: Site) -> str:
    """`prisons` or `camps`, else what the site is called: for names short enough to drop whose they are."""
    return _MANY.get(site.kind, site.name)


def _of_kind(situation: Situation, kind: SiteKind) -> tuple[Site, ...]:
    return tuple(site for site in situation.sites if site.kind is kind)


def _filled(one: Placed, sites: Mapping[str, Site]) -> Iterator[Placed]:
    wanted = next((name for name in ("prison", "camp") if f"{{{name}}}" in one.key), "")
    if not wanted:
        yield one
    elif wanted in sites:
        site, places = sites[wanted], kind_words(sites[wanted])
        words = {"site": site.name, "places": places, "Places": places[:1].upper() + places[1:], wanted: site.name}
        yield Placed(*(text.format(**words) for text in (one.key, one.title, one.short, one.brief)))
