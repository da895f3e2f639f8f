CREATE TABLE tasks (
	id serial PRIMARY KEY,
	title text NOT NULL,
	state text NOT NULL DEFAULT 'open'
)
