/** The look of a run's page, in both colour schemes and on paper. */
export const style = `
:root { color-scheme: light dark; --line: #d5d9de; --soft: #f4f6f8; --dim: #5a6472; --good: #0b6b3a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
	:root { --line: #3a424d; --soft: #1b2027; --dim: #9aa5b1; --good: #6bd39a; --bad: #ff8a80; }
}
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; }
h2 { margin: 0; font-size: 1.1rem; }
code, pre { font: .875rem/1.5 ui-monospace, monospace; }
pre { margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); border-radius: .4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1.5rem 0; }
dt, .about, .note, summary, footer { color: var(--dim); }
dd { margin: 0; overflow-wrap: anywhere; }
ol { padding-left: 2.2rem; }
li { margin: 0 0 1.5rem; padding-left: .4rem; }
p { margin: .25rem 0; }
.badge { padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .8rem; font-weight: 600; white-space: nowrap; }
.badge.good { color: var(--good); }
.badge.bad, .failure, .damage { color: var(--bad); }
.badge.neutral { color: var(--dim); }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; overflow-wrap: anywhere; }
@media print { details { display: block; } }
`;
