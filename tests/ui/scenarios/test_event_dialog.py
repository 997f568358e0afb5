"""Dating an event: what can be struck, for whom, and what the dialog says of it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.period import Month
from planner.system.situations import shipped_situations
from planner.ui.scenarios.event_dialog import EventDialog, EventWish
from planner.ui.theme.theme import Theme


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(owner: QWidget) -> EventDialog:
    return EventDialog(shipped_situations()[0], Month.of(2021, 1), Theme(), owner)


def choose(dialog: EventDialog, target: str) -> None:
    place = dialog.target.findData(target)
    dialog.target.setCurrentIndex(place)
    dialog.target.activated.emit(place)


def test_that_a_group_of_states_can_begin_to_take_people_back(dialog: EventDialog) -> None:
    wishes: list[EventWish] = []
    dialog.wished.connect(wishes.append)

    choose(dialog, "bloc_open")
    dialog.value.setText("1")
    dialog.add_button.click()

    assert dialog.whom.text() == "every group of states ▾"
    assert "1 begins it, 0 ends it" in dialog.hint.text()
    assert [(wish.target, wish.value, wish.members) for wish in wishes] == [("bloc_open", 1.0, "")]


def test_that_iraqs_programme_is_for_nobody_in_particular(dialog: EventDialog) -> None:
    choose(dialog, "iraq_open")

    assert dialog.whom.isHidden()


def test_that_a_change_of_custodian_strikes_sites(dialog: EventDialog) -> None:
    choose(dialog, "custodian_change")

    assert dialog.whom.text() == "every site that can change ▾"
    assert dialog.hint.text() == "1 strikes the whole site, 0.5 half."
