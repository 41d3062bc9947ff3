"""How many answered a check, and whether few had been asked; the answers that were revealed keep no keys of people."""

import secrets
from base64 import b32encode

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ANSWERS = sa.table("check_answers", *(sa.column(name) for name in ("check_id", "question", "answerer_key")))
CHECKS = sa.table("checks", *(sa.column(name) for name in ("id", "revealed_at", "answered")))


def upgrade() -> None:
    op.add_column("checks", sa.Column("answered", sa.Integer(), nullable=True))
    op.add_column("checks", sa.Column("of_few", sa.Boolean(), nullable=False, server_default=sa.false()))
    connection = op.get_bind()
    for check_id in connection.execute(sa.select(CHECKS.c.id).where(CHECKS.c.revealed_at.is_not(None))).scalars().all():
        of_check = ANSWERS.c.check_id == check_id
        rows = connection.execute(sa.select(ANSWERS.c.question, ANSWERS.c.answerer_key).where(of_check)).all()
        answered = len({key for _, key in rows})
        connection.execute(sa.update(CHECKS).where(CHECKS.c.id == check_id).values(answered=answered))
        for question, key in rows:
            of_row = of_check & (ANSWERS.c.question == question) & (ANSWERS.c.answerer_key == key)
            connection.execute(sa.update(ANSWERS).where(of_row).values(answerer_key=_random_key()))


def _random_key() -> str:
    return b32encode(secrets.token_bytes(10)).decode().lower()


def downgrade() -> None:
    op.drop_column("checks", "of_few")
    op.drop_column("checks", "answered")
