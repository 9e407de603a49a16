import ts from 'typescript';
import { type Sources, placeOf, visitTree } from './sources';

/** Stands for what is filled in at run time. */
export const GAP = '…';

/** A text of the sources, with `…` where something is filled in, and where it is written. */
export interface Text {
	text: string;
	place: string;
}

type Callable = ts.FunctionLikeDeclaration;

/**
 * Reads from the sources, without running them, which texts an expression may have. It follows
 * constants, parameters back to all their callers, and calls to what they return.
 */
export class TextReader {
	private readonly calls = new Map<ts.Declaration, ts.CallExpression[]>();
	private readonly open = new Set<ts.Node>();

	constructor(private readonly sources: Sources) {
		for (const file of sources.files) {
			visitTree(file, (node) => {
				if (!ts.isCallExpression(node)) return;
				const callee = this.functionOf(node.expression);
				if (callee) this.calls.set(callee, [...(this.calls.get(callee) ?? []), node]);
			});
		}
	}

	/** Every text of an expression; `…` where it cannot be told. */
	read(expression: ts.Expression): Text[] {
		return this.valuesOf(expression, (value) => {
			if (ts.isStringLiteralLike(value)) return [{ text: value.text, place: placeOf(value) }];
			if (ts.isTemplateExpression(value)) {
				return this.filledIn(value).map((text) => ({ text, place: placeOf(value) }));
			}
			if (ts.isPropertyAccessExpression(value)) {
				return this.readProperty(value.expression, value.name.text);
			}
			return ts.isBinaryExpression(value) ? this.joined(value) : unknown(value);
		});
	}

	/** Every text that a property of an object may have. */
	readProperty(object: ts.Expression, name: string): Text[] {
		return this.valuesOf(object, (value) =>
			ts.isObjectLiteralExpression(value) ? this.readMember(value, name) : unknown(value),
		);
	}

	private readMember(object: ts.ObjectLiteralExpression, name: string): Text[] {
		return object.properties.flatMap((member) => {
			if (ts.isSpreadAssignment(member)) return this.readProperty(member.expression, name);
			if (member.name?.getText() !== name) return [];
			if (ts.isPropertyAssignment(member)) return this.read(member.initializer);
			return ts.isShorthandPropertyAssignment(member) ? this.read(member.name) : [];
		});
	}

	/** The texts of a template: a choice of two words gives two, everything else leaves a gap. */
	private filledIn({ head, templateSpans }: ts.TemplateExpression): string[] {
		return templateSpans.reduce(
			(texts, { expression, literal }) =>
				texts.flatMap((text) =>
					this.wordsToChooseFrom(expression).map((word) => text + word + literal.text),
				),
			[head.text],
		);
	}

	private wordsToChooseFrom(expression: ts.Expression): string[] {
		const declaration = ts.isIdentifier(expression) ? this.declarationOf(expression) : undefined;
		const value =
			declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : expression;
		if (!value || !ts.isConditionalExpression(value)) return [GAP];
		const { whenTrue, whenFalse } = value;
		if (!ts.isStringLiteral(whenTrue) || !ts.isStringLiteral(whenFalse)) return [GAP];
		return [whenTrue.text, whenFalse.text];
	}

	private joined({ left, right, operatorToken }: ts.BinaryExpression): Text[] {
		if (operatorToken.kind !== ts.SyntaxKind.PlusToken) return unknown(left);
		return this.read(left).flatMap((begin) =>
			this.read(right).map((end) => ({ text: begin.text + end.text, place: begin.place })),
		);
	}

	/** Follows an expression to the expressions that its value may come from. */
	private valuesOf(node: ts.Expression, take: (value: ts.Expression) => Text[]): Text[] {
		const follow = (next: ts.Expression) => this.valuesOf(next, take);
		const inner = withoutWrapping(node);
		if (inner !== node) return follow(inner);
		if (ts.isConditionalExpression(node)) {
			return [...follow(node.whenTrue), ...follow(node.whenFalse)];
		}
		if (ts.isBinaryExpression(node) && isChoice(node.operatorToken.kind)) {
			return [...follow(node.left), ...follow(node.right)];
		}
		if (ts.isIdentifier(node)) {
			return this.once(node, () => this.followName(node, take) ?? take(node));
		}
		if (ts.isCallExpression(node)) {
			const callee = this.functionOf(node.expression);
			if (!callee) return take(node);
			return this.once(node, () => returnedBy(callee).flatMap(follow));
		}
		return take(node);
	}

	private followName(
		name: ts.Identifier,
		take: (value: ts.Expression) => Text[],
	): Text[] | undefined {
		const declaration = this.declarationOf(name);
		if (!declaration) return undefined;
		if (ts.isVariableDeclaration(declaration) && declaration.initializer) {
			return this.valuesOf(declaration.initializer, take);
		}
		if (ts.isParameter(declaration)) {
			return this.argumentsFor(declaration).flatMap((given) => this.valuesOf(given, take));
		}
		if (ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent)) {
			const holder = declaration.parent.parent;
			const key = (declaration.propertyName ?? declaration.name).getText();
			if (ts.isParameter(holder)) {
				return this.argumentsFor(holder).flatMap((given) => this.readProperty(given, key));
			}
			if (ts.isVariableDeclaration(holder) && holder.initializer) {
				return this.readProperty(holder.initializer, key);
			}
		}
		return undefined;
	}

	/** What the callers give for a parameter, and its default. */
	private argumentsFor(parameter: ts.ParameterDeclaration): ts.Expression[] {
		const owner = parameter.parent as Callable;
		const index = owner.parameters.indexOf(parameter);
		const given = (this.calls.get(owner) ?? []).flatMap((call) => call.arguments[index] ?? []);
		return parameter.initializer ? [...given, parameter.initializer] : given;
	}

	private declarationOf(name: ts.Node): ts.Declaration | undefined {
		const { checker } = this.sources;
		const symbol =
			name.parent && ts.isShorthandPropertyAssignment(name.parent)
				? checker.getShorthandAssignmentValueSymbol(name.parent)
				: checker.getSymbolAtLocation(name);
		if (!symbol) return undefined;
		const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
		return (isAlias ? checker.getAliasedSymbol(symbol) : symbol).valueDeclaration;
	}

	private functionOf(callee: ts.Expression): Callable | undefined {
		const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
		const found = this.declarationOf(name);
		if (!found) return undefined;
		const value = ts.isVariableDeclaration(found) ? found.initializer : found;
		return value && ts.isFunctionLike(value) ? (value as Callable) : undefined;
	}

	/** Guards against circles: what is being read already adds nothing. */
	private once(node: ts.Node, read: () => Text[]): Text[] {
		if (this.open.has(node)) return [];
		this.open.add(node);
		try {
			return read();
		} finally {
			this.open.delete(node);
		}
	}
}

const unknown = (node: ts.Node): Text[] => [{ text: GAP, place: placeOf(node) }];

const isChoice = (kind: ts.SyntaxKind) =>
	kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;

function withoutWrapping(node: ts.Expression): ts.Expression {
	if (ts.isAwaitExpression(node) || ts.isSatisfiesExpression(node)) return node.expression;
	if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return node.expression;
	return ts.isNonNullExpression(node) ? node.expression : node;
}

function returnedBy(callee: Callable): ts.Expression[] {
	if (ts.isArrowFunction(callee) && !ts.isBlock(callee.body)) return [callee.body];
	const returned: ts.Expression[] = [];
	const walk = (node: ts.Node): void => {
		if (ts.isFunctionLike(node)) return;
		if (ts.isReturnStatement(node) && node.expression) returned.push(node.expression);
		ts.forEachChild(node, walk);
	};
	if (callee.body) ts.forEachChild(callee.body, walk);
	return returned;
}
