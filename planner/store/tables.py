"""The tables of a workspace file. Columns for what is searched, JSON for bodies, blobs for arrays; no rules here."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Every table of the file; constraints carry names so that migrations can reach them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class AboutRow(Base):
    """What the file says about itself; this table keeps its shape in every version, so that any planner can read it."""

    __tablename__ = "about"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SettingsRow(Base):
    """The one row of workspace settings."""

    __tablename__ = "settings"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    marking: Mapped[str]
    vocabulary: Mapped[str]
    draws: Mapped[int]
    seed: Mapped[int]
    months: Mapped[int]
    world: Mapped[str] = mapped_column(server_default="turning")


class SituationRow(Base):
    """One situation; `body` is the JSON of everything without a column."""

    __tablename__ = "situation"
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    body: Mapped[str]


class OverrideRow(Base):
    """One lever set in one scenario; `schedule` is JSON, `changed_at` ISO 8601."""

    __tablename__ = "override"
    scenario_id: Mapped[str] = mapped_column(ForeignKey("scenario.id", ondelete="CASCADE"), primary_key=True)
    lever: Mapped[str] = mapped_column(primary_key=True)
    members: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    schedule: Mapped[str]
    changed_by: Mapped[str]
    changed_at: Mapped[str]
    why: Mapped[str]


class EventRow(Base):
    """One dated shock in one scenario; `start` is a month such as 2019-11."""

    __tablename__ = "event"
    scenario_id: Mapped[str] = mapped_column(ForeignKey("scenario.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    start: Mapped[str]
    months: Mapped[int]
    target: Mapped[str]
    members: Mapped[str]
    operation: Mapped[str]
    value: Mapped[float]
    changed_by: Mapped[str]
    changed_at: Mapped[str]
    why: Mapped[str]


class ScenarioRow(Base):
    """One scenario. Its parent is checked at the end of the transaction, so rows may be written in any order."""

    __tablename__ = "scenario"
    id: Mapped[str] = mapped_column(primary_key=True)
    situation_id: Mapped[str] = mapped_column(ForeignKey("situation.id", deferrable=True, initially="DEFERRED"))
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("scenario.id", deferrable=True, initially="DEFERRED"), index=True
    )
    position: Mapped[int]
    name: Mapped[str]
    status: Mapped[str]
    bookmarked: Mapped[bool]
    letter: Mapped[str]
    colour: Mapped[int]
    dash: Mapped[int]
    description: Mapped[str]
    overrides: Mapped[list[OverrideRow]] = relationship(
        order_by=OverrideRow.position, cascade="all, delete-orphan", lazy="selectin"
    )
    events: Mapped[list[EventRow]] = relationship(
        order_by=EventRow.position, cascade="all, delete-orphan", lazy="selectin"
    )


class DocumentRow(Base):
    """What is kept as one piece by kind and id: notes on assumptions, decisions, reports, exercises; `body` is JSON."""

    __tablename__ = "document"
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    body: Mapped[str]


class ObservationRow(Base):
    """One count of one month (`2020-06`), or of the year that ends with it; blank ends are not known."""

    __tablename__ = "observation"
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    variable: Mapped[str]
    members: Mapped[str]
    month: Mapped[str]
    yearly: Mapped[bool]
    value: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    source: Mapped[str]
    note: Mapped[str]


class PlayRow(Base):
    """One play of an exercise; `exercise` is the JSON of the exercise as it was when play began."""

    __tablename__ = "play"
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    began: Mapped[str]
    exercise: Mapped[str]


class EntryRow(Base):
    """One entry of a play's log; `body` is its JSON."""

    __tablename__ = "play_entry"
    play_id: Mapped[str] = mapped_column(ForeignKey("play.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]


class HistoryRow(Base):
    """One change; `edits` is JSON of what differs before and after (`patches.py`). Undone rows are the redo tail."""

    __tablename__ = "history"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    changed_by: Mapped[str]
    changed_at: Mapped[str]
    undone: Mapped[bool]
    edits: Mapped[str]


class ResultRow(Base):
    """What is kept of one projection. `used` grows with each use; `size` is its arrays in bytes.

    `model` is the mark of the model that made it, empty for those made before models were described. The arrays lie in
    a table of their own, so that noting a use does not rewrite them. Draws are not kept.
    """

    __tablename__ = "result"
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    start: Mapped[str]
    months: Mapped[int]
    seed: Mapped[int]
    draw_count: Mapped[int]
    world: Mapped[str] = mapped_column(server_default="steady")
    used: Mapped[int]
    size: Mapped[int]
    model: Mapped[str] = mapped_column(server_default="")


class ModelRow(Base):
    """A model that made something in this file, described once: `body` is compressed JSON, part by part."""

    __tablename__ = "model"
    mark: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SummaryRow(Base):
    """The central run and the bands of one projection."""

    __tablename__ = "result_summary"
    fingerprint: Mapped[str] = mapped_column(ForeignKey("result.fingerprint", ondelete="CASCADE"), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SealRow(Base):
    """The digest of one thing as it was written, by kind and id; see `sealing.py`."""

    __tablename__ = "seal"
    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]


class GenerationRow(Base):
    """One state of the file's work: its number and a mark no other state has. The last is the present one."""

    __tablename__ = "generation"
    number: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str]


class ViewRow(Base):
    """What a window remembers, as JSON text."""

    __tablename__ = "view"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
