"""What the tables' columns are made of."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, MetaData, Text
from sqlalchemy import text as sql

from app.storage.database import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identifier() -> Column[str]:
    return Column("id", Text, primary_key=True)


def reference(name: str, target: str, *, optional: bool = False, primary_key: bool = False) -> Column[str]:
    """A reference that goes when its target goes."""
    return Column(
        name,
        Text,
        ForeignKey(target, ondelete="CASCADE"),
        nullable=optional,
        primary_key=primary_key,
        index=not primary_key,
    )


def text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def words(name: str) -> Column[str]:
    """Text that may be left empty."""
    return Column(name, Text, nullable=False, server_default=sql("''"))


def moment(name: str, *, optional: bool = False, primary_key: bool = False) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=optional, primary_key=primary_key)
