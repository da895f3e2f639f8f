ALTER TABLE tasks ADD COLUMN assignees text[] NOT NULL DEFAULT '{}'
