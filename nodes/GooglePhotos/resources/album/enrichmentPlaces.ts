import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Location } from '../../client/api/enrichments';
import { inputError, requiredText, shown, textOf, type ErrorContext } from '../../shared/operation/inputErrors';

const coordinateField = (displayName: string, name: string, example: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
	description: 'In degrees, with a decimal point. Give both coordinates or none.',
});

/** A place on the map: its name and, if known, its coordinates. */
export function placeField(
	displayName: string,
	name: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		default: {},
		required: true,
		placeholder: `Set ${displayName}`,
		description,
		options: [
			{
				displayName: 'Place',
				name: 'place',
				values: [
					{
						displayName: 'Location Name',
						name: 'locationName',
						type: 'string',
						default: '',
						placeholder: 'e.g. Florence, Italy',
						description: 'The name to show',
					},
					coordinateField('Latitude', 'latitude', '43.7731'),
					coordinateField('Longitude', 'longitude', '11.2558'),
				],
			},
		],
	};
}

function coordinate(
	context: ErrorContext,
	label: string,
	name: string,
	value: unknown,
	most: number,
): number {
	const text = textOf(value).trim();
	const degrees = Number(text);
	if (text !== '' && Math.abs(degrees) <= most) return degrees;
	throw inputError(
		context,
		`'${label} > ${name}' is not a number from -${most} to ${most}: "${shown(value)}"`,
		"Give degrees with a decimal point and without a unit, or leave 'Latitude' and 'Longitude' both empty.",
	);
}

/**
 * Reads a place.
 * @throws NodeOperationError when its name is missing, or its coordinates are not both good or both empty
 */
export function placeOf(context: ErrorContext, label: string, value: unknown): Location {
	const place = ((value as IDataObject | null)?.place ?? {}) as IDataObject;
	const { latitude, longitude } = place;
	const locationName = requiredText(context, `${label} > Location Name`, place.locationName);
	if (textOf(latitude).trim() === '' && textOf(longitude).trim() === '') return { locationName };
	return {
		locationName,
		latlng: {
			latitude: coordinate(context, label, 'Latitude', latitude, 90),
			longitude: coordinate(context, label, 'Longitude', longitude, 180),
		},
	};
}
