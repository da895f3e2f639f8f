import { expect, test } from 'vitest';
import { pageSections } from '../../plugins/docusaurus-runbook/search/pageSections.ts';

const page = (content: string): string =>
	`<html><body><nav><h2 id="menu">Menu</h2></nav><main><article>${content}</article></main></body></html>`;

test('a page is read heading by heading, with the text of its code as it stands', () => {
	const html = page(
		`<header><h1>Go back</h1></header><p>First &amp; last.</p>
		<section><h3 id="restart">Restart<a class="hash-link" href="#restart">#</a></h3>
		<pre><code><span>scripts/</span><span>restart.sh</span> 8080</code></pre><ul><li>one</li><li>two</li></ul></section>`,
	);
	expect(pageSections(html)).toEqual([
		{ anchor: '', title: 'Go back', text: 'First & last.' },
		{ anchor: 'restart', title: 'Restart', text: 'scripts/restart.sh 8080 one two' },
	]);
});

test('what only serves to act or to find the way is left out, with all in it', () => {
	const html = page(
		`<nav>crumbs</nav><h1>Title</h1><button>Copy <b>it</b></button><div data-runbook-inputs><p>form</p></div>
		<p>kept<svg><text>icon</text></svg></p><p data-unsearched>said everywhere</p><script>let code;</script>after`,
	);
	expect(pageSections(html)).toEqual([{ anchor: '', title: 'Title', text: 'kept after' }]);
});

test('a heading without an id begins no section, and a page without content has no text', () => {
	expect(pageSections(page('<h1>One</h1><h2>Loose</h2>text'))).toEqual([
		{ anchor: '', title: 'OneLoose', text: 'text' },
	]);
	expect(pageSections('<p>no article</p>')).toEqual([{ anchor: '', title: '', text: '' }]);
});
