// What this release reads of the database: a column that its own migration does not make.
export const probe = 'SELECT id, assignee FROM tasks LIMIT 1';
