import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import CodeBlock from '@theme/CodeBlock';
import type { ReactNode } from 'react';
import styles from './index.module.css';

const commands = `# read it: verify every step, execute nothing, print the plan
npx runbook-exec docs/rollback.mdx --dry-run

# do it, on a small copy of the system
npx runbook-exec docs/rollback.mdx --sandbox --yes

# in CI: fail when a script, a flag or an answer has changed
npx runbook-exec check docs && npx runbook-exec test docs`;

/** Says what the project is, and leads to a runbook and to the guide. */
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
				</div>
				<CodeBlock language="bash">{commands}</CodeBlock>
			</main>
		</Layout>
	);
}
