// What this release reads of the database.
export const probe = 'SELECT id, title FROM tasks LIMIT 1';
