import { formatDuration } from '../../../plugins/remark-runbook/language.ts';
import { printable } from '../../report/text/printable.ts';
import { mapStrings } from '../../secrets/mapStrings.ts';
import { style } from './style.ts';
import { facts } from './text.ts';
import type { RunView, StepView } from './viewSchema.ts';

/** Characters of an output that a page shows; the file has the others. */
const shownCharacters = 200_000;

/** A run as one page that loads nothing and runs nothing: it can be sent to anybody and opened anywhere. */
export function renderHtml(view: RunView): string {
	const clean = escaped(view);
	return [
		'<!doctype html>',
		'<html lang="en">',
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${clean.title}: ${clean.status}</title>`,
		`<style>${style}</style>`,
		'</head>',
		'<body>',
		'<main>',
		`<header><h1>${clean.title}</h1><p>${badge(clean.status)} run <code>${clean.run}</code> of <code>${clean.document.path}</code></p></header>`,
		...clean.damage.map(
			({ file, line, message }) =>
				`<p class="damage"><strong>${file}${line === undefined ? '' : `:${line}`}</strong> ${message}</p>`,
		),
		`<dl>${escaped(facts(view))
			.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)
			.join('')}</dl>`,
		`<ol>${clean.steps.map(step).join('\n')}</ol>`,
		`<footer>sha256 of the document: <code>${clean.document.sha256}</code></footer>`,
		'</main>',
		'</body>',
		'</html>',
		'',
	].join('\n');
}

function step(view: StepView): string {
	const { id, kind, title, status, durationMs, exit, reason, failure, undone, command } = view;
	const took = durationMs > 0 ? formatDuration(Math.round(durationMs)) : '';
	const ended = exit === undefined ? '' : `exit ${exit}`;
	const about = [kind, `#${id}`, took, ended, reason ?? ''].filter((part) => part !== '').join(' · ');
	return [
		`<li value="${view.number}" class="${statusClass(status)}">`,
		`<h2>${title} ${badge(status)}</h2><p class="about">${about}</p>`,
		command === undefined ? '' : `<pre class="command">${command}</pre>`,
		...(failure ? [`<p class="failure">${failure.message}</p>`, ...block('diff', failure.diff)] : []),
		...(failure?.hint === undefined ? [] : [`<p>${failure.hint}</p>`]),
		...view.notes.map((note) => `<p class="note">${note}</p>`),
		...view.captures.map(({ name, value }) => `<p class="note"><code>${name}</code> = <code>${value}</code></p>`),
		...view.outputs.map(output),
		undone ? `<p class="note">undo ${badge(undone.status)} ${undone.failure?.message ?? ''}</p>` : '',
		'</li>',
	].join('\n');
}

function output({ file, bytes, kept, text }: StepView['outputs'][number]): string {
	const shown = text.slice(-shownCharacters);
	const cut = shown.length < text.length || kept < bytes ? ', shortened' : '';
	return `<details><summary>${file}, ${bytes} bytes${cut}</summary><pre>${shown}</pre></details>`;
}

function block(name: string, lines: readonly string[] | undefined): string[] {
	return lines && lines.length > 0 ? [`<pre class="${name}">${lines.join('\n')}</pre>`] : [];
}

function badge(status: string): string {
	return `<span class="badge ${statusClass(status)}">${status}</span>`;
}

function statusClass(status: string): string {
	if (status === 'passed' || status === 'already-done') return 'good';
	return status === 'failed' || status.includes('unknown') || status === 'interrupted' ? 'bad' : 'neutral';
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Every text of a run comes from somebody else: nothing of it may be read as markup. */
function escaped<T>(value: T): T {
	return mapStrings(value, (text) => printable(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? ''));
}
