/** Looks up the value of an input or capture; undefined where it is not known. */
export type Values = (name: string) => string | undefined;
