"""tasks"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False, server_default="open"),
    )


def downgrade():
    op.drop_table("tasks")
