"""every account has a region"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.alter_column("accounts", "region", nullable=False)


def downgrade():
    op.alter_column("accounts", "region", nullable=True)
