import remarkComment from '@slorber/remark-comment';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { headingIdSyntax } from './headingId.ts';

const processor = unified()
	.use(remarkParse)
	.use(remarkFrontmatter)
	.use(remarkMdx)
	.use(remarkComment)
	.use(remarkHeadingId)
	.use(remarkDirective)
	.use(remarkGfm)
	.freeze();

/** Parses MDX as Docusaurus writes it, HTML comments and heading ids included; throws a `VFileMessage`. */
export function parseTree(source: string): Root {
	return processor.parse(source);
}

function remarkHeadingId(this: Processor): void {
	const data = this.data();
	data.micromarkExtensions = [...(data.micromarkExtensions ?? []), headingIdSyntax];
}
