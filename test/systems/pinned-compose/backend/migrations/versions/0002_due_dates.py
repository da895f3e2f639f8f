"""due dates"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("tasks", sa.Column("due_at", sa.DateTime(timezone=True)))


def downgrade():
    op.drop_column("tasks", "due_at")
