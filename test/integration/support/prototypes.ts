/** Everything that all objects of their kind inherit from. */
const SHARED = { Object, Array, Function, String, Number, Boolean, Promise, Error, Map, Set };

const keysOf = () =>
	Object.entries(SHARED).flatMap(([name, { prototype }]) =>
		Reflect.ownKeys(prototype).map((key) => `${name}.prototype.${String(key)}`),
	);

const before = new Set(keysOf());

/** What has been added to the prototypes of all objects since this file was loaded. */
export const pollutedPrototypes = () => keysOf().filter((key) => !before.has(key));
