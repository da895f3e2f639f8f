"""billing"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.create_table(
        "billing_retries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("invoice", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False, server_default="pending"),
    )
    op.create_table(
        "billing_charges",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("retry_id", sa.Integer, sa.ForeignKey("billing_retries.id"), nullable=False),
        sa.Column("worker", sa.Text, nullable=False),
    )


def downgrade():
    op.drop_table("billing_charges")
    op.drop_table("billing_retries")
