import {
	blend,
	clamp,
	fractal,
	glow,
	gradient,
	hash,
	mix,
	noise,
	rgb,
	smoothstep,
} from './noise.mjs';

/**
 * Every scene takes a point (u from 0 to 1.5, left to right; v from 0 to 1, top to bottom) and returns
 * its colour as three numbers around [0, 1].
 */

const sunsetSky = [
	[0, rgb('#26345f')],
	[0.3, rgb('#7a5a86')],
	[0.48, rgb('#e0795c')],
	[0.62, rgb('#ffc56e')],
];

export function sunset(u, v) {
	const distance = Math.hypot(u - 1.02, v - 0.53);
	let colour = gradient(sunsetSky, v);
	const cloud = smoothstep(0.47, 0.75, fractal(u * 1.7 + 3, v * 7.5, 11, 6));
	const lit = blend(rgb('#4a3f66'), rgb('#ff9a5c'), smoothstep(0.95, 0.1, distance));
	colour = blend(colour, lit, cloud * 0.8 * smoothstep(0.6, 0.3, v));
	colour = glow(colour, [1, 0.62, 0.3], Math.exp(-distance * 5.5) * 0.75);
	colour = blend(colour, [1, 0.97, 0.86], smoothstep(0.047, 0.037, distance));
	const near = rgb('#120f1f');
	const far = rgb('#c47a6c');
	for (let ridge = 0; ridge < 6; ridge++) {
		const depth = ridge / 5;
		const shape = fractal(u * (2.2 + ridge * 0.4) + ridge * 9, 0.5, 30 + ridge, 7) - 0.5;
		let edge = 0.52 + depth * 0.34 + shape * (0.34 - depth * 0.16);
		if (ridge === 5) edge -= treeTops(u, 70);
		if (v < edge) continue;
		const haze = smoothstep(0.24, 0, v - edge) * 0.16 + (1 - smoothstep(0, 0.3, v - edge)) * 0.05;
		colour = blend(far, near, clamp(0.12 + depth * 1.02));
		colour = blend(colour, rgb('#ffb27a'), haze * smoothstep(1.1, 0, distance) * (1.3 - depth));
	}
	return colour;
}

/** The outline of a row of conifers: how far the nearest tree reaches up at `u`. */
function treeTops(u, density) {
	let height = 0;
	for (let tree = Math.floor(u * density) - 2; tree <= Math.floor(u * density) + 2; tree++) {
		const centre = (tree + hash(tree, 1, 5)) / density;
		const top = 0.02 + hash(tree, 2, 5) * 0.06;
		const width = 0.24 * top;
		const branches = 1 + 0.35 * (noise(u * 900, tree, 6) - 0.5);
		height = Math.max(height, top * (1 - (Math.abs(u - centre) / width) * branches));
	}
	return height;
}

const desertSky = [
	[0, rgb('#3f78b4')],
	[0.45, rgb('#b9d3e2')],
];

export function dunes(u, v) {
	let colour = gradient(desertSky, v + 0.05 * fractal(u * 1.5, v * 5, 3, 4));
	colour = glow(colour, [0.3, 0.24, 0.16], Math.exp(-Math.hypot(u - 0.1, v - 0.3) * 3));
	for (let dune = 0; dune < 5; dune++) {
		const depth = dune / 4;
		const crest = (x) => {
			const wander = fractal(x * (1.5 - depth * 0.6) + dune * 7, 0.2, 90 + dune, 3) - 0.5;
			return 0.42 + depth * 0.3 + 0.12 * (1 + depth) * wander;
		};
		const edge = crest(u);
		if (v < edge) continue;
		const below = v - edge;
		const slope = (crest(u + 0.01) - crest(u - 0.01)) / 0.02;
		// The knife edge runs down from the crest: sand left of it is lit, right of it lies in shade.
		const fold = fractal(u * 2.2 - below * 3.2 + dune * 3, below * 1.2, 50 + dune, 3) - 0.5;
		const light = smoothstep(-0.1, 0.12, -slope * 0.55 - fold * 1.1 + 0.03 - below * 0.25);
		const warp = fractal(u * 3, v * 4, 60, 3) * 3;
		const ripple = Math.sin(v * 150 * (1.5 - depth) + u * 26 + warp * 4) * 0.022 * depth;
		const grain = (noise(u * 800, v * 800, 8) - 0.5) * 0.04;
		const sand = blend(rgb('#8c5333'), rgb('#eab478'), light);
		colour = blend(rgb('#d3c0b0'), sand, 0.45 + depth * 0.55).map((c) => c + ripple + grain);
	}
	return colour;
}

const summerSky = [
	[0, rgb('#3f7fc6')],
	[0.5, rgb('#c4def0')],
];

export function meadow(u, v) {
	const band = (0.2 - Math.abs(v - 0.22)) * 0.35;
	const cloud = smoothstep(0.5, 0.68, fractal(u * 2.2 + 1, v * 4.6, 21, 7) + band);
	const shade = smoothstep(0.3, 0.75, fractal(u * 2.2 + 1.05, (v - 0.05) * 4.6, 21, 5));
	let colour = blend(gradient(summerSky, v), blend([1, 1, 1], rgb('#b8c2d0'), shade), cloud);
	const hill = 0.46 + 0.08 * (fractal(u * 1.3, 0.5, 33, 4) - 0.5);
	if (v > hill) colour = blend(rgb('#8fae9c'), rgb('#6c9468'), smoothstep(0, 0.06, v - hill));
	const leafy = 0.012 * noise(u * 160, v * 160, 36);
	const crowns = 0.485 - 0.05 * Math.pow(fractal(u * 9, 0.3, 35, 4), 1.4) - leafy;
	if (v > crowns) {
		const leaf = fractal(u * 60, v * 60, 37, 3);
		colour = blend(rgb('#23401f'), rgb('#7f9c45'), leaf * smoothstep(0.06, -0.01, v - crowns));
	}
	const horizon = 0.5 + 0.012 * noise(u * 3, 0.5, 38);
	if (v < horizon) return colour;
	const near = (v - horizon) / (1 - horizon);
	const wind = fractal(u * 6, v * 6, 42, 3) * 0.05;
	const far = fractal(u * 260, v * 160, 39, 3);
	const blades = fractal((u + wind) * 120, v * 20 + wind * 30, 40, 4);
	const patches = fractal(u * 4, near * 3 + 5, 44, 4);
	const grass = mix(far, blades, smoothstep(0.05, 0.45, near)) * 1.2 - 0.15;
	colour = blend(rgb('#33591f'), rgb('#b9c957'), clamp(grass + (patches - 0.5) * 0.9));
	colour = blend(rgb('#a9bf74'), colour, smoothstep(0, 0.3, near));
	return flowers(u, near, colour);
}

const petals = ['#f6f3ea', '#e4483a', '#f2c230', '#f6f3ea', '#7d6bd0'].map(rgb);

/** Flowers in rows that grow larger towards the viewer; the nearest ones are out of focus. */
function flowers(u, near, colour) {
	for (let row = 0; row < 26; row++) {
		const depth = Math.pow((row + 1) / 26, 1.8);
		const size = 0.0022 + depth * 0.013;
		if (Math.abs(near - depth) > 0.1) continue;
		const spacing = size * 6;
		const column = Math.floor(u / spacing);
		for (let at = column - 1; at <= column + 1; at++) {
			if (hash(at, row, 71) > 0.5) continue;
			const x = (at + hash(at, row, 72)) * spacing;
			const y = depth + (hash(at, row, 73) - 0.5) * 0.09;
			const bloom = Math.hypot(u - x, (near - y) * 0.62);
			const edge = depth > 0.7 ? 0.45 : 0.85;
			const cover = smoothstep(size * 1.05, size * edge, bloom);
			const petal = petals[Math.floor(hash(at, row, 74) * petals.length)];
			colour = blend(
				colour,
				blend(petal, rgb('#c98a1e'), smoothstep(size * 0.4, 0, bloom)),
				cover * 0.92,
			);
		}
	}
	return colour;
}
