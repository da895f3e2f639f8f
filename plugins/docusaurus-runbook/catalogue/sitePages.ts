import * as z from 'zod';

const pageSchema = z.object({
	permalink: z.string(),
	/** The file, below the site's directory as `@site/…`. */
	source: z.string(),
	title: z.string().optional(),
	description: z.string().optional(),
	frontMatter: z.record(z.string(), z.unknown()).default({}),
	tags: z.array(z.object({ label: z.string() })).default([]),
	unlisted: z.boolean().default(false),
	draft: z.boolean().default(false),
});
/** A page that is written in Markdown, as the content plugins of Docusaurus know it. */
export type SitePage = z.output<typeof pageSchema>;

const docsSchema = z.object({
	loadedVersions: z.array(z.object({ isLast: z.boolean(), docs: z.array(z.unknown()) })),
});
const blogSchema = z.object({ blogPosts: z.array(z.object({ metadata: z.unknown() })) });

type AllContent = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The listed pages of docs (the last version alone), blog and pages. What a plugin holds in another shape is left out. */
export function sitePages(allContent: AllContent): SitePage[] {
	const of = (plugin: string): unknown[] => Object.values(allContent[plugin] ?? {});
	const docs = of('docusaurus-plugin-content-docs').flatMap((content) => {
		const { data } = docsSchema.safeParse(content);
		return data?.loadedVersions.filter(({ isLast }) => isLast).flatMap((version) => version.docs) ?? [];
	});
	const posts = of('docusaurus-plugin-content-blog').flatMap((content) => {
		const { data } = blogSchema.safeParse(content);
		return data?.blogPosts.map(({ metadata }) => metadata) ?? [];
	});
	const pages = of('docusaurus-plugin-content-pages').flatMap((content) => (Array.isArray(content) ? content : []));
	return [...docs, ...posts, ...pages]
		.flatMap((page) => pageSchema.safeParse(page).data ?? [])
		.filter(({ source, unlisted, draft }) => /\.mdx?$/.test(source) && !unlisted && !draft);
}
