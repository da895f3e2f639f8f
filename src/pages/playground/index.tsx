import BrowserOnly from '@docusaurus/BrowserOnly';
import Layout from '@theme/Layout';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

const Workbench = lazy(() => import('./_workbench/index.tsx'));

/** A runbook to edit, with its page, its plan and its problems beside it. Nothing leaves the browser. */
export default function Playground(): ReactNode {
	return (
		<Layout
			title="Playground"
			description="Edit a runbook and see its page, its plan and its problems, in your browser."
		>
			<main className={styles.page}>
				<h1>Playground</h1>
				<p>
					Edit the runbook; its page, its plan and its problems follow. All of it happens in this browser, nothing is
					executed or sent.
				</p>
				<noscript>The playground needs JavaScript. All other pages are read without.</noscript>
				<BrowserOnly fallback={<p className={styles.loading}>Loading the language …</p>}>
					{() => (
						<Suspense fallback={<p className={styles.loading}>Loading the language …</p>}>
							<Workbench />
						</Suspense>
					)}
				</BrowserOnly>
			</main>
		</Layout>
	);
}
