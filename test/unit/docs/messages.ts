import ts from 'typescript';
import { type Sources, visitTree } from '../support/sources';
import { type Text, TextReader } from '../support/textReader';

/** Google's response beside an error's own words: it is shown in the details only. */
function isRawResponse(object: ts.ObjectLiteralExpression): boolean {
	const { parent } = object;
	return (
		ts.isNewExpression(parent) &&
		parent.expression.getText() === 'NodeApiError' &&
		parent.arguments?.indexOf(object) === 1
	);
}

/** Thrown only to leave a `try` whose `catch` does not look at it. */
function isCaughtUnseen(node: ts.Node): boolean {
	for (let at = node; at.parent && !ts.isFunctionLike(at.parent); at = at.parent) {
		const { parent } = at;
		if (ts.isTryStatement(parent) && parent.tryBlock === at) {
			return parent.catchClause !== undefined && !parent.catchClause.variableDeclaration;
		}
	}
	return false;
}

const memberOf = (object: ts.ObjectLiteralExpression, name: string) =>
	object.properties.find((member) => member.name?.getText() === name);

/** A page that says why it is not what the visitor hoped for, in words that no field gives. */
function isRefusal(object: ts.ObjectLiteralExpression): boolean {
	if (!/'(refused|error)'/.test(memberOf(object, 'state')?.getText() ?? '')) return false;
	const owner = ts.findAncestor(object, ts.isFunctionDeclaration);
	const isGiven = owner?.parameters.some(({ name }) => name.getText() === 'title') ?? false;
	return isGiven || memberOf(object, 'title')?.kind === ts.SyntaxKind.PropertyAssignment;
}

/** The expressions that become the words of an error, a hint, a credential test or a page. */
function wordsIn(node: ts.Node): Array<{ object: ts.Expression; key?: string }> {
	if (ts.isObjectLiteralExpression(node)) {
		if (isRefusal(node)) return [{ object: node, key: 'title' }];
		const isGood = memberOf(node, 'status')?.getText().includes("'OK'");
		const isShown = memberOf(node, 'message') && !isRawResponse(node) && !isGood;
		return isShown ? [{ object: node, key: 'message' }] : [];
	}
	if (ts.isNewExpression(node) && node.expression.getText().endsWith('Error')) {
		const [first, second] = node.arguments ?? [];
		const kind = node.expression.getText();
		const words = kind === 'NodeOperationError' ? second : first;
		const isShown = words && kind !== 'NodeApiError' && !isCaughtUnseen(node);
		return isShown ? [{ object: words }] : [];
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) {
		return node.arguments.slice(0, 1).map((object) => ({ object }));
	}
	return [];
}

/** Whether a text says anything before what is filled in. */
const saysSomething = ({ text }: Text) => /[a-z]{2}/i.test(text.replace(/\[item …\]/, ''));

/** Every message that the package can produce, once each, in the order of the sources. */
export function collectMessages(sources: Sources): Text[] {
	const reader = new TextReader(sources);
	const messages = new Map<string, Text>();
	for (const file of sources.files) {
		visitTree(file, (node) => {
			for (const { object, key } of wordsIn(node)) {
				const found = key ? reader.readProperty(object, key) : reader.read(object);
				for (const message of found.filter(saysSomething)) {
					if (!messages.has(message.text)) messages.set(message.text, message);
				}
			}
		});
	}
	return [...messages.values()];
}
