/** What stands in an output where a secret stood. */
export const maskText = '[secret]';
