import type { Command, CompoundList, Script, Statement, SyntaxNode } from 'unbash';
import { forEachChild } from 'unbash';
import type { ForeignLines } from '../command.ts';

type Language = ForeignLines['language'];

const sqlStart =
	/^(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:OR\s+REPLACE\s+)?(?:UNIQUE\s+)?(?:USER|ROLE|DATABASE|TABLE|INDEX|EXTENSION|SCHEMA|VIEW|SEQUENCE|FUNCTION|TRIGGER|PUBLICATION|SUBSCRIPTION|POLICY)\s|ALTER\s+(?:USER|ROLE|TABLE|DATABASE|SYSTEM|INDEX|SEQUENCE|SCHEMA)\s|DROP\s+(?:USER|ROLE|TABLE|DATABASE|INDEX|SCHEMA|VIEW|EXTENSION)\s|GRANT\s.+\s(?:TO|ON)\s|REVOKE\s.+\sFROM\s|TRUNCATE\s+(?:TABLE\s+)?[A-Za-z"_]|VACUUM(?:\s|;|$)|ANALYZE(?:\s|;|$)|REINDEX\s|EXPLAIN\s|SHOW\s+\w+|BEGIN;|COMMIT;|ROLLBACK;|WITH\s+\w+\s+AS\s*\()/;
const sqlLowercase =
	/^(?:select\s+.+\s+from\s|insert\s+into\s|delete\s+from\s|(?:create|drop|alter)\s+(?:table|user|role|database|index)\s|update\s+\w+\s+set\s|truncate\s+table\s|table\s+\w+;)/;
const promqlStart =
	/^(?:(?:sum|avg|min|max|count|topk|bottomk|quantile|stddev|group)\s*(?:(?:by|without)\s*\([\w\s,]*\)\s*)?\(|(?:i?rate|increase|histogram_quantile|label_replace|sort_desc|absent|(?:avg|min|max|sum|count|quantile|last)_over_time)\()(?!\s*\))/;
const dockerfileStart =
	/^(?:FROM|RUN|CMD|ENTRYPOINT|COPY|ADD|WORKDIR|EXPOSE|HEALTHCHECK|ENV|ARG|LABEL|VOLUME|USER|STOPSIGNAL|ONBUILD)\s+\S/;
const yamlStart = /^(?:-\s+)?["']?[A-Za-z_][\w./-]*["']?:(?:\s|$)|^-\s+\S/;
const outputStart = /^\{\s*"[\w.-]+"\s*:|^\[(?:\s*\{|")|^[A-Z][\w ]*: /;

const starts: readonly [Language, RegExp][] = [
	['sql', sqlStart],
	['sql', sqlLowercase],
	['promql', promqlStart],
	['dockerfile', dockerfileStart],
	['output', outputStart],
	['yaml', yamlStart],
];

/** Lines that stand where a command should, but that another program reads: SQL, YAML, a Dockerfile, an answer. */
export function findForeignLines(script: Script, masked: string): ForeignLines[] {
	const found: ForeignLines[] = [];
	let end = -1;
	for (const start of commandStarts(script)) {
		if (start < end || !startsLine(masked, start)) continue;
		const language = languageAt(masked, start);
		if (!language) continue;
		end = endOf(masked, start, language);
		found.push({ language, span: { start, end } });
	}
	return found;
}

/** Lines of one language with nothing but blank lines and comments between them are one block. */
export function joinBlocks(lines: readonly ForeignLines[], text: string): ForeignLines[] {
	const joined: ForeignLines[] = [];
	for (const line of lines.toSorted((a, b) => a.span.start - b.span.start)) {
		const last = joined.at(-1);
		const between = last ? text.slice(last.span.end, line.span.start) : '';
		const apart = between.split('\n').some((other) => other.trim() !== '' && !/^\s*#/.test(other));
		if (last?.language === line.language && !apart) last.span.end = line.span.end;
		else joined.push({ language: line.language, span: { ...line.span } });
	}
	return joined;
}

/** The same text with the given lines blanked out. */
export function blank(text: string, { span }: Pick<ForeignLines, 'span'>): string {
	return text.slice(0, span.start) + text.slice(span.start, span.end).replace(/[^\n]/g, ' ') + text.slice(span.end);
}

function commandStarts(script: Script): number[] {
	const starting: number[] = [];
	const visit = (node: SyntaxNode | Command | Statement | CompoundList): void => {
		if (node.type === 'Command') {
			if (node.name) starting.push(node.name.pos);
			return;
		}
		if (node.type === 'Select') starting.push(node.pos);
		if (node.type === 'Function') starting.push(node.name.pos);
		if (node.type !== 'Word') forEachChild(node, visit);
	};
	visit(script);
	return starting.toSorted((a, b) => a - b);
}

function startsLine(text: string, offset: number): boolean {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	return text.slice(lineStart, offset).trim() === '';
}

function languageAt(text: string, start: number): Language | undefined {
	const line = text.slice(start, lineEnd(text, start));
	return starts.find(([, pattern]) => pattern.test(line))?.[0];
}

function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end === -1 ? text.length : end;
}

/** SQL ends with `;`, a Prometheus query with a blank line, a Dockerfile's instruction with a line that has no `\`, YAML and answers with their line. */
function endOf(text: string, start: number, language: Language): number {
	let end = lineEnd(text, start);
	const goesOn = (line: string): boolean => {
		if (language === 'promql') return true;
		if (language === 'sql') return !/;\s*(?:--.*)?$/.test(line);
		return language === 'dockerfile' && line.endsWith('\\');
	};
	let line = text.slice(start, end);
	while (goesOn(line) && end < text.length) {
		const next = lineEnd(text, end + 1);
		line = text.slice(end + 1, next);
		if (line.trim() === '' || /^\s*#/.test(line)) break;
		end = next;
	}
	return end;
}
