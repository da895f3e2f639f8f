/** A place in an opening line that cannot be read; offsets count from the start of the line's colons. */
export interface OpeningFault {
	offset: number;
	length: number;
	message: string;
	hint: string;
}
