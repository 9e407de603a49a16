import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Location } from '../../client/api/enrichments';
import {
	type ErrorContext,
	inputError,
	preview,
	readRequiredText,
	toText,
} from '../../shared/operation/inputErrors';

/** A place on the map, as three fields of the panel. */
export interface Place {
	name: INodeProperties;
	latitude: INodeProperties;
	longitude: INodeProperties;
}

/**
 * @param label a place alone is the Location, and its coordinates need no prefix
 * @param description of the name
 * @param example of a place: its name, latitude and longitude
 */
export function place(
	label: 'Location' | 'Origin' | 'Destination',
	description: string,
	[exampleName, latitude, longitude] = ['Florence, Italy', '43.7731', '11.2558'],
): Place {
	const prefix = label.toLowerCase();
	const coordinate = (kind: 'Latitude' | 'Longitude', example: string): INodeProperties => ({
		displayName: label === 'Location' ? kind : `${label} ${kind}`,
		name: label === 'Location' ? kind.toLowerCase() : `${prefix}${kind}`,
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: 'In degrees, with a decimal point. Give both coordinates or none.',
	});
	return {
		name: {
			displayName: `${label} Name`,
			name: `${prefix}Name`,
			type: 'string',
			default: '',
			placeholder: `e.g. ${exampleName}`,
			description,
		},
		latitude: coordinate('Latitude', latitude),
		longitude: coordinate('Longitude', longitude),
	};
}

function readCoordinate(
	context: ErrorContext,
	{ displayName }: INodeProperties,
	value: string,
	max: number,
): number {
	const degrees = Number(value);
	if (value !== '' && Math.abs(degrees) <= max) return degrees;
	throw inputError(
		context,
		`'${displayName}' is not a number from -${max} to ${max}: "${preview(value)}"`,
		'Give degrees with a decimal point and without a unit, or leave both coordinates of the place empty.',
	);
}

/**
 * Reads a place.
 * @throws NodeOperationError when its name is missing, or its coordinates are not both good or both empty
 */
export function readPlace(
	context: IExecuteFunctions,
	itemIndex: number,
	{ name, latitude, longitude }: Place,
): Location {
	const valueOf = (field: INodeProperties) => context.getNodeParameter(field.name, itemIndex, '');
	const locationName = readRequiredText(context, name.displayName, valueOf(name));
	const [north, east] = [latitude, longitude].map((field) => toText(valueOf(field)).trim());
	if (north === '' && east === '') return { locationName };
	return {
		locationName,
		latlng: {
			latitude: readCoordinate(context, latitude, north, 90),
			longitude: readCoordinate(context, longitude, east, 180),
		},
	};
}
