ALTER TABLE tasks DROP COLUMN assignees
