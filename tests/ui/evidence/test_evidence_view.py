"""The Evidence screen by hand: searching, ticking, opening, pinning, following links."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from planner.ui.evidence.view import EvidenceView
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.reports import assurance


@pytest.fixture
def view(qtbot: QtBot) -> EvidenceView:
    """The screen at full size, without a workspace."""
    made = EvidenceView(None, Theme())
    qtbot.addWidget(made)
    made.resize(1840, 900)
    made.show()
    return made


def ids(view: EvidenceView) -> list[str]:
    return [item.id for item in view.table.register.items]


def texts(view: EvidenceView) -> str:
    QApplication.processEvents()
    return " · ".join(label.text() for label in view.cards.findChildren(QLabel) if label.isVisible())


def press(qtbot: QtBot, view: EvidenceView, name: str) -> None:
    QApplication.processEvents()
    named = [found for found in view.findChildren(QAbstractButton) if found.accessibleName() == name]
    qtbot.mouseClick(next(found for found in named if found.isVisible()), Qt.MouseButton.LeftButton)


def test_that_typing_narrows_the_register_and_says_how_far(qtbot: QtBot, view: EvidenceView) -> None:
    qtbot.keyClicks(view.filters.words, "routine escapes")
    assert ids(view) == ["U08a", "X89"]
    assert view.count.text() == "2 of 494 rows match “routine escapes” in words, sources or links"


def test_that_no_match_says_what_to_do(qtbot: QtBot, view: EvidenceView) -> None:
    qtbot.keyClicks(view.filters.words, "zebra")
    assert view.no_match.isVisible()
    assert not view.table.isVisible()


def test_that_unticking_a_kind_takes_its_rows_away(qtbot: QtBot, view: EvidenceView) -> None:
    figures = next(box for box in view.findChildren(QCheckBox) if box.text() == "Figures of the article")
    qtbot.keyClick(figures, Qt.Key.Key_Space)
    assert not any(found.startswith("F") for found in ids(view))


def test_that_moving_down_opens_the_next_row(qtbot: QtBot, view: EvidenceView) -> None:
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.opened.shown == ("F02",)
    assert "New foreign fighters arriving" in texts(view)


def test_that_a_contested_flag_shows_every_source_as_an_equal_card(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("Q3")
    links = {button.text() for button in view.cards.findChildren(QAbstractButton)}
    assert {"F04", "F05", "F06", "O01", "O06"} <= links
    assert "contested, 5 sources" in texts(view)


@pytest.mark.parametrize("width", [976, 1294, 1840])
@pytest.mark.parametrize("item", ["Q3", "Q5", "Q11", "U02c", "U04c", "U08a", "F29"])
def test_that_no_card_is_wider_than_its_pane(view: EvidenceView, item: str, width: int) -> None:
    view.resize(width, 660)
    view.reveal(item)
    QApplication.processEvents()
    page = view.cards.widget()
    assert page is not None
    assert page.width() <= view.cards.viewport().width()


def test_that_what_a_row_says_has_room_in_a_narrow_window(view: EvidenceView) -> None:
    view.resize(1294, 660)
    assert not view.table.isColumnHidden(2)
    assert view.table.columnWidth(1) >= 190


def test_that_a_blank_is_said_to_be_not_known(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("F29")
    assert texts(view).count("not known") == 2


def test_that_an_assumption_shows_its_quality_with_a_word(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("U08a")
    assert "Quality red · opinion" in texts(view)
    assert "two-piece lognormal" in texts(view)


def test_that_a_share_is_drawn_as_the_model_draws_it_and_says_how_much_lies_beyond_its_ends(view: EvidenceView) -> None:
    view.reveal("U11a")
    assert "two-piece logit-normal" in texts(view)
    assert "2 lie below low and 2 above high" in texts(view)


def test_that_a_number_that_is_off_is_the_same_in_every_draw(view: EvidenceView) -> None:
    view.reveal("U14")
    assert "The same in every draw." in texts(view)


def test_that_a_pinned_item_stays_beside_the_next(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("Q5")
    press(qtbot, view, "Pin Q5")
    view.reveal("U08a")
    assert view.opened.shown == ("Q5", "U08a")
    press(qtbot, view, "Unpin Q5")
    assert view.opened.shown == ("U08a",)


def test_that_a_link_leads_to_its_item_even_when_its_kind_is_hidden(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("M01")
    assert "M01" in ids(view)
    assert view.opened.shown == ("M01",)


def test_that_clicking_a_header_orders_and_clicking_again_turns_round(qtbot: QtBot, view: EvidenceView) -> None:
    header = view.table.horizontalHeader()
    header.sectionClicked.emit(3)
    rising = ids(view)[0]
    header.sectionClicked.emit(3)
    assert ids(view)[0] != rising


def settled(qtbot: QtBot, view: EvidenceView) -> QImage:
    """The picture once two in a row are the same, however busy the machine is."""
    taken = [view.grab().toImage()]

    def is_still() -> bool:
        taken.append(view.grab().toImage())
        return taken[-1] == taken[-2]

    qtbot.wait(50)
    qtbot.waitUntil(is_still, timeout=10_000)
    return taken[-1]


def test_that_rendering_twice_is_rendering_once(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("Q5")
    view.render_opened(view.opened)
    first = settled(qtbot, view)
    view.render_opened(view.opened)
    assert settled(qtbot, view) == first


def test_that_an_indicator_leads_down_to_an_assumption_and_that_back_up(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("indicator:escapes")
    assert "Escapes, gross" in texts(view)
    press(qtbot, view, "Open U08a")
    assert view.opened.last == "U08a"
    press(qtbot, view, "Open I02 Escapes, gross")
    assert view.opened.last == "indicator:escapes"


def test_that_an_assumption_leads_down_to_its_evidence_and_that_back_up(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("U08a")
    press(qtbot, view, "Open O66")
    assert view.opened.last == "O66"
    press(qtbot, view, "Open U08a")
    assert view.opened.last == "U08a"


def test_that_links_are_followed_by_keyboard_alone(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("indicator:escapes")
    QApplication.processEvents()
    link = next(found for found in view.cards.findChildren(QAbstractButton) if found.accessibleName() == "Open U08a")
    link.setFocus()
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert view.opened.last == "U08a"


def test_that_the_rest_of_a_long_list_comes_when_it_is_asked_for(qtbot: QtBot, view: EvidenceView) -> None:
    view.reveal("indicator:escapes")
    QApplication.processEvents()
    rest = [found for found in view.cards.findChildren(QAbstractButton) if not found.isVisible()]
    more = next(found for found in view.cards.findChildren(QAbstractButton) if found.text().startswith("and "))
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert rest
    assert any(found.isVisible() for found in rest)
    assert not more.isVisible()


def test_that_a_source_says_title_publisher_and_date(view: EvidenceView) -> None:
    view.reveal("O01")
    assert "From Daesh to Diaspora (Cook & Vale)" in texts(view)
    assert "Publisher · ICSR · Published · 23 Jul 2018" in texts(view)


def test_that_without_a_workspace_impact_is_shown_and_sign_off_is_said_to_be_elsewhere(view: EvidenceView) -> None:
    view.reveal("U08a")
    assert "Impact: core" in texts(view)
    assert "Owner, sign-off and review day are kept in a workspace; none is open." in texts(view)


def test_that_a_workspace_adds_owner_sign_off_review_day_and_history(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    made = EvidenceView(workspace, Theme())
    qtbot.addWidget(made)
    made.resize(1840, 900)
    made.show()
    made.reveal("U08a")
    assert "nobody yet" in texts(made)
    workspace.apply(assurance.rate_assumption, "U08a", owner="detention desk", review_by=date(2027, 5, 31))
    workspace.apply(assurance.sign_assumption, "U08a", "Analytical assurer", "chief modeller")
    qtbot.waitUntil(lambda: "Sign U08a as analytical assurer" in texts(made), timeout=5000)
    said = texts(made)
    assert "Owner · detention desk" in said
    assert "20 November 2026 by chief modeller, analytical assurer" in said
    assert "Review by · 31 May 2027" in said
