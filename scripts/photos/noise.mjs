/** Seeded noise: the same seed always paints the same picture. */

/** A repeatable value in [0, 1) for the integer lattice point (x, y). */
export function hash(x, y, seed) {
	let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 2246822519);
	h = Math.imul(h ^ (h >>> 13), 1274126177);
	return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

export const mix = (a, b, t) => a + (b - a) * t;
export const clamp = (value) => Math.min(1, Math.max(0, value));

/** 0 below `from`, 1 above `to`, smooth between them (`from` may be the larger one). */
export function smoothstep(from, to, value) {
	const t = clamp((value - from) / (to - from));
	return t * t * (3 - 2 * t);
}

/** Value noise in [0, 1). */
export function noise(x, y, seed) {
	const column = Math.floor(x);
	const row = Math.floor(y);
	const s = smoothstep(0, 1, x - column);
	const t = smoothstep(0, 1, y - row);
	const top = mix(hash(column, row, seed), hash(column + 1, row, seed), s);
	const bottom = mix(hash(column, row + 1, seed), hash(column + 1, row + 1, seed), s);
	return mix(top, bottom, t);
}

/** Fractal noise in [0, 1): `octaves` layers, each twice as fine and half as strong. */
export function fractal(x, y, seed, octaves = 5) {
	let sum = 0;
	let weight = 0.5;
	let total = 0;
	for (let octave = 0; octave < octaves; octave++) {
		sum += weight * noise(x, y, seed + octave);
		total += weight;
		weight /= 2;
		x *= 2.03;
		y *= 2.03;
	}
	return sum / total;
}

/** A colour `#rrggbb` as three numbers in [0, 1]. */
export const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

/** The colour between two colours; 0 gives the first, 1 the second. */
export const blend = (a, b, t) => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];

/** A colour made lighter by adding `amount` of `light`. */
export const glow = (colour, light, amount) => colour.map((c, i) => c + light[i] * amount);

/** The colour at `t` of a gradient given as `[position, colour]` stops in rising order. */
export function gradient(stops, t) {
	const after = stops.findIndex(([position]) => position >= t);
	if (after === 0) return stops[0][1];
	if (after === -1) return stops.at(-1)[1];
	const [from, a] = stops[after - 1];
	const [to, b] = stops[after];
	return blend(a, b, (t - from) / (to - from));
}
