import Link from '@docusaurus/Link';
import { MDXProvider } from '@mdx-js/react';
import CodeBlock from '@theme/CodeBlock';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { exampleSource } from './_example/source.ts';
import styles from './index.module.css';
import Example from './restart.mdx';

const commands = `# read it: verify every step, execute nothing, print the plan
npx runbook-exec docs/rollback.mdx --dry-run

# do it, on a small copy of the system
npx runbook-exec docs/rollback.mdx --sandbox --yes

# in CI: fail when a script, a flag or an answer has changed
npx runbook-exec check docs && npx runbook-exec test docs`;

const promises = [
	['For the reader', 'Fill in what is yours, copy without thinking, tick off, undo. It works when all else is down.'],
	['For the machine', 'The same bytes, executed: with timeouts, approvals, a journal, and resumed where it stopped.'],
	['For CI', 'Each command is checked against the installed tools and the repository. Nothing is executed for it.'],
] as const;

/** The example is a page of its own, and this page has a title already. */
function ExampleTitle({ children }: { children?: ReactNode }): ReactNode {
	return <h3>{children}</h3>;
}

/** Says what the project is, shows a runbook beside its source, and leads on. */
export default function Home(): ReactNode {
	return (
		<Layout description="Runbooks that readers copy from, a runner executes and CI verifies, from one MDX source.">
			<main className={styles.page}>
				<h1>Runbooks that cannot rot unseen</h1>
				<p className={styles.lead}>
					Write the procedure once, in MDX, with typed steps. Readers get a page with commands to copy, a runner
					executes the same steps, and CI fails when reality has moved on. What is copied, run and verified are the same
					bytes.
				</p>
				<div className={styles.links}>
					<Link className="button button--primary button--lg" to="/docs/rollback">
						See a runbook
					</Link>
					<Link className="button button--secondary button--outline button--lg" to="/docs/guide/quick-start">
						Quick start
					</Link>
					<Link className="button button--secondary button--outline button--lg" to="/playground">
						Playground
					</Link>
				</div>
				<ul className={styles.promises}>
					{promises.map(([title, text]) => (
						<li key={title}>
							<strong>{title}</strong>
							<span>{text}</span>
						</li>
					))}
				</ul>
				<div className={styles.example}>
					<section className={styles.source} aria-labelledby="source">
						<h2 id="source">You write</h2>
						<CodeBlock language="markdown">{exampleSource}</CodeBlock>
					</section>
					<section className={styles.live} aria-labelledby="page">
						<h2 id="page">They read</h2>
						<p>This is the page itself: change the port, copy, open the flow.</p>
						<MDXProvider components={{ h1: ExampleTitle }}>
							<Example />
						</MDXProvider>
					</section>
				</div>
				<h2>And the machine does</h2>
				<CodeBlock language="bash">{commands}</CodeBlock>
				<p className={styles.further}>
					<Link to="/docs/guide/comparison">How it compares</Link> with other tools, where they are better as well.
				</p>
			</main>
		</Layout>
	);
}
