import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(__dirname, '../../..');

const OPTIONS: ts.CompilerOptions = {
	target: ts.ScriptTarget.ES2022,
	module: ts.ModuleKind.CommonJS,
	moduleResolution: ts.ModuleResolutionKind.Node10,
	noLib: true,
	types: [],
};

/** The package's sources, parsed, with a checker that follows names from one file to another. */
export interface Sources {
	files: readonly ts.SourceFile[];
	checker: ts.TypeChecker;
}

/**
 * Parses what is shipped. Nothing outside is read, neither the language's library nor n8n's, so this
 * takes a fraction of a type check; names from outside stay unknown to the checker.
 */
export function parseSources(): Sources {
	const names = globSync(['nodes/**/*.ts', 'credentials/**/*.ts'], { cwd: ROOT }).map((name) =>
		path.join(ROOT, name),
	);
	const host: ts.CompilerHost = {
		...ts.createCompilerHost(OPTIONS),
		resolveModuleNames: (specifiers, from) =>
			specifiers.map((specifier) => {
				if (!specifier.startsWith('.')) return undefined;
				const base = path.resolve(path.dirname(from), specifier);
				const resolvedFileName = [`${base}.ts`, path.join(base, 'index.ts')].find((name) =>
					names.includes(name),
				);
				return resolvedFileName === undefined ? undefined : { resolvedFileName };
			}),
	};
	const program = ts.createProgram(names, OPTIONS, host);
	const files = names.flatMap((name) => program.getSourceFile(name) ?? []);
	return { files, checker: program.getTypeChecker() };
}

/** Calls the visitor for every node of the tree below the given one. */
export function visitTree(node: ts.Node, visitor: (node: ts.Node) => void): void {
	visitor(node);
	ts.forEachChild(node, (child) => visitTree(child, visitor));
}

/** Where a node stands, as an editor opens it: `nodes/GooglePhotos/….ts:12`. */
export function placeOf(node: ts.Node): string {
	const file = node.getSourceFile();
	const { line } = file.getLineAndCharacterOfPosition(node.getStart());
	return `${path.relative(ROOT, file.fileName)}:${line + 1}`;
}

/** A file of the repository as text. */
export function readText(name: string): string {
	return readFileSync(path.join(ROOT, name), 'utf8');
}
