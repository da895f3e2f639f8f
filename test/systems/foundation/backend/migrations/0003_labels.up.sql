CREATE TABLE labels (
	task_id integer NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
	label text NOT NULL,
	PRIMARY KEY (task_id, label)
)
