/** What an input's value becomes where it stands alone and unquoted: its own type. */
export const valueTypes = ['string', 'number', 'boolean'] as const;
export type ValueType = (typeof valueTypes)[number];
