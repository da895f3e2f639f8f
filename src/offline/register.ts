import siteConfig from '@generated/docusaurus.config';

/** Keeps the site in this browser, once its first page is there. A reader who saves data is not made to load all of it. */
function keepSite(): void {
	const { connection } = navigator as { connection?: { saveData?: boolean } };
	if (connection?.saveData) return;
	navigator.serviceWorker.register(`${siteConfig.baseUrl}runbook-offline.js`).catch(() => {
		// Storage may be forbidden: the site works while its server does.
	});
}

// The server renders pages with this module, too; and browsers keep nothing of sites on plain http.
if (typeof window !== 'undefined' && 'serviceWorker' in navigator) {
	if (document.readyState === 'complete') keepSite();
	else window.addEventListener('load', keepSite, { once: true });
}
