import { useSimulatedTime } from '../support/simulatedTime';
import fc from 'fast-check';
import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { LEGACY_SCOPES, loadPackage, useSimulatedGoogle } from '../support';
import { passTime } from '../support/simulatedTime';
import { nameOf } from '../faultMatrix/expectations';
import { type Target, targets } from '../faultMatrix/operations';
import { anyOnError, useSoundRuns } from '../support/soundRuns';
import { fuzzSettings } from './settings';
import { anyExpression, anyJson } from './values';

const google = useSimulatedGoogle();
useSimulatedTime();
const expectSoundRun = useSoundRuns(google);

/** Each operation once, whatever requests it sends. */
const operations = targets.filter(
	({ part }) => !['addresses', 'creation', 'list'].includes(part ?? ''),
);

async function fieldsOf({ resource, operation }: Target): Promise<INodeProperties[]> {
	const { loader } = await loadPackage();
	const type = loader.nodeTypes.googlePhotos.type as {
		description: { properties: INodeProperties[] };
	};
	return type.description.properties.filter(({ displayOptions }) => {
		const { resource: resources, operation: operations } = displayOptions?.show ?? {};
		return resources?.includes(resource) && operations?.includes(operation);
	});
}

/** Any value, by itself or by an expression that reads it from the input item. */
const anyField = fc.oneof(
	anyJson.map((json) => ({ json })),
	anyJson.map((json) => ({ json, isExpression: true })),
	anyExpression.map((expression) => ({ expression })),
);

type FieldValue = { json?: unknown; isExpression?: boolean; expression?: string };

/** The fields of an operation, some of them with any value; collections also option by option. */
function anyParameters(fields: INodeProperties[]): fc.Arbitrary<Record<string, FieldValue>> {
	const paths = fields.flatMap(({ name, type, options = [] }) => [
		name,
		...(type === 'collection' ? options.map((option) => `${name}.${option.name}`) : []),
	]);
	return fc
		.uniqueArray(fc.constantFrom(...paths, 'unknownField'), { minLength: 1, maxLength: 4 })
		.chain((chosen) => fc.record(Object.fromEntries(chosen.map((path) => [path, anyField]))));
}

function setAt(parameters: INodeParameters, path: string, value: unknown): void {
	const [name, option] = path.split('.');
	if (!option) parameters[name] = value as NodeParameterValueType;
	else {
		const before = parameters[name];
		const others = typeof before === 'object' && before !== null ? before : {};
		parameters[name] = { ...others, [option]: value } as INodeParameters;
	}
}

const named = operations.map((target) => [nameOf(target), target] as const);

describe.each(named)('%s with any parameters', (_, target) => {
	it('has one outcome for each item', async () => {
		if (target.isLegacy) {
			google.control.setMode('legacy');
			google.connect(LEGACY_SCOPES);
		}
		const { items } = await passTime(target.arrange(google));
		const fields = await fieldsOf(target);
		const property = fc.asyncProperty(
			anyParameters(fields),
			fc.constantFrom(...anyOnError),
			async (values, onError) => {
				const parameters: INodeParameters = { ...target.parameters };
				const json: Record<string, unknown> = {};
				for (const [path, { json: value, isExpression, expression }] of Object.entries(values)) {
					json[path] = value;
					const read = isExpression ? `={{ $json[${JSON.stringify(path)}] }}` : value;
					setAt(parameters, path, expression ?? read);
				}
				const { resource, operation } = target;
				const withValues = items.map((item) => ({ ...item, json: { ...item.json, ...json } }));
				await expectSoundRun(
					{
						parameters: { ...parameters, resource, operation },
						items: withValues as typeof items,
						onError,
					},
					target.isList === true,
				);
			},
		);
		await fc.assert(property, fuzzSettings(operations.length));
	}, 3_600_000);
});
