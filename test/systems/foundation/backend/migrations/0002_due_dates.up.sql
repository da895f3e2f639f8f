ALTER TABLE tasks ADD COLUMN due_at timestamptz
