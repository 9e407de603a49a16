import { blend, clamp, fractal, glow, gradient, hash, noise, rgb, smoothstep } from './noise.mjs';

/** Scenes as in landscapes.mjs: a point (u 0 to 1.5, v 0 to 1) gives a colour. */

/** The scene above a waterline, and below it its reflection, broken by waves. */
function overWater(scene, waterline, u, v, { tint, waves, seed }) {
	if (v < waterline) return scene(u, v);
	const depth = (v - waterline) / (1 - waterline);
	const stretch = 1 / (0.05 + depth);
	const wave = fractal(u * 7 * stretch + 9, stretch * 26, seed, 4) - 0.5;
	const fine = noise(u * 40 * stretch, stretch * 60, seed + 9) - 0.5;
	const mirrored = waterline - (v - waterline) * 0.9 + (wave + fine * 0.4) * waves * depth * 2;
	const seen = scene(u + wave * waves * depth, Math.min(waterline - 0.001, mirrored));
	return glow(blend(seen, tint, 0.22 + depth * 0.4), [1, 1, 1], wave * 0.16 * (0.3 + depth));
}

const morningSky = [
	[0, rgb('#6f9fcb')],
	[0.4, rgb('#f3dcc3')],
];
const walls = ['#e9d8b4', '#c8674a', '#d99a52', '#efe9dc', '#7d9aa6', '#b5483b', '#e2c27a'].map(
	rgb,
);

/** A street of gabled houses along the quay. */
function houses(u, v, colour) {
	const lot = Math.floor(u * 17);
	const across = u * 17 - lot;
	const eaves = 0.435 - hash(lot, 1, 3) * 0.06;
	const gable = eaves - 0.035 * (1 - Math.abs(across - 0.5) * 2) * (0.5 + hash(lot, 2, 3));
	if (v < gable) return colour;
	if (v < eaves) return blend(rgb('#6d4536'), rgb('#9a5d45'), noise(u * 200, v * 300, 4));
	const wall = walls[Math.floor(hash(lot, 4, 3) * walls.length)];
	const plaster = 0.86 + 0.2 * fractal(u * 60, v * 60, 5, 3);
	const shade = across < 0.06 ? 0.7 : 1;
	const floor = (v - eaves) / 0.034;
	const bay = across * 3.4 + 0.3;
	const window = bay % 1 > 0.32 && bay % 1 < 0.72 && floor % 1 > 0.26 && floor % 1 < 0.78;
	const pane = blend(rgb('#2d3a47'), rgb('#aebfca'), hash(Math.floor(bay), Math.floor(floor), lot));
	return (window ? pane : wall).map((c) => c * plaster * shade);
}

/** A sailing boat at anchor: hull, cabin, mast and furled sail. */
function boat(u, v, colour, { x, size, hull }) {
	const dx = (u - x) / size;
	const dy = (0.522 - v) / size;
	if (Math.abs(dx - 0.05) < 0.012 && dy > 0 && dy < 1.5) return rgb('#4a3c31');
	if (dy > 0.36 && dy < 0.42 && dx > 0.05 && dx < 0.52) return rgb('#f4efe2');
	const stay = Math.abs(dy - 1.48 + Math.abs(dx - 0.05) * 2.45);
	if (stay < 0.012 && dy > 0.1) return blend(colour, rgb('#3a3a3a'), 0.6);
	if (dy > 0.15 && dy < 0.27 && dx > -0.22 && dx < 0.3) return rgb('#f7f5ee');
	const sheer = 0.15 + Math.abs(dx) * 0.08;
	if (dy > -0.04 && dy < sheer && Math.abs(dx) < 0.5 + dy * 0.9 - (dx < 0 ? 0.06 : 0)) {
		return dy > sheer - 0.035 ? rgb('#f2e9d8') : hull.map((c) => c * (0.75 + dy * 2));
	}
	return colour;
}

const boats = [
	{ x: 0.25, size: 0.19, hull: rgb('#1f4e79') },
	{ x: 0.56, size: 0.14, hull: rgb('#b23a34') },
	{ x: 0.86, size: 0.22, hull: rgb('#f1efe8') },
	{ x: 1.24, size: 0.17, hull: rgb('#2c6e5a') },
];

function quay(u, v) {
	const cloud = smoothstep(0.45, 0.8, fractal(u * 1.6 + 2, v * 6, 12, 6));
	let colour = blend(gradient(morningSky, v), rgb('#fff3e6'), cloud * 0.75);
	colour = glow(colour, [0.5, 0.36, 0.2], Math.exp(-Math.hypot(u - 1.4, v - 0.34) * 4));
	const hill = 0.33 + 0.14 * (fractal(u * 1.8 + 4, 0.5, 14, 6) - 0.5);
	if (v > hill) colour = blend(rgb('#9db0b6'), rgb('#7f9a86'), smoothstep(0, 0.1, v - hill));
	colour = houses(u, v, colour);
	if (v > 0.5) colour = blend(rgb('#5d544b'), rgb('#8b7f70'), noise(u * 120, v * 160, 15));
	for (const each of boats) colour = boat(u, v, colour, each);
	return colour;
}

export const harbour = (u, v) =>
	overWater(quay, 0.522, u, v, { tint: rgb('#35607a'), waves: 0.05, seed: 81 });

const nightSky = [
	[0, rgb('#070b1e')],
	[0.35, rgb('#182449')],
	[0.56, rgb('#6b4a63')],
];

/** One row of towers; nearer rows are darker, with larger windows. */
function towers(u, v, colour, { perUnit, low, high, seed, wall, lights }) {
	const lot = Math.floor(u * perUnit);
	const across = u * perUnit - lot;
	const top = low - Math.pow(hash(lot, 1, seed), 1.7) * high;
	if (v < top || across > 0.94) return colour;
	const columns = 4 + Math.floor(hash(lot, 2, seed) * 5);
	const column = across * columns;
	const storey = (v - top) * 95;
	const isLit = hash(lot * 40 + Math.floor(column), Math.floor(storey), seed) < lights;
	const isGlass = column % 1 > 0.25 && column % 1 < 0.8 && storey % 1 > 0.3 && storey % 1 < 0.8;
	if (!isGlass || storey < 1) return wall;
	if (!isLit) return wall.map((c) => c * 1.35 + 0.01);
	const warm = hash(Math.floor(column), Math.floor(storey), lot);
	return blend(rgb('#ffb65c'), rgb('#dfeaff'), warm * warm).map((c) => c * (0.55 + warm * 0.6));
}

function skyline(u, v) {
	let colour = gradient(nightSky, v);
	colour = glow(colour, [0.2, 0.12, 0.1], fractal(u * 2, v * 6, 24, 5) * smoothstep(0.2, 0.6, v));
	const moon = Math.hypot(u - 0.32, v - 0.16);
	const moonlight = smoothstep(0.031, 0.026, moon) * 0.9 + Math.exp(-moon * 14) * 0.18;
	colour = glow(colour, [0.9, 0.92, 1], moonlight);
	const rows = [
		{ perUnit: 22, low: 0.53, high: 0.2, seed: 61, wall: rgb('#2c2b4a'), lights: 0.3 },
		{ perUnit: 15, low: 0.55, high: 0.33, seed: 67, wall: rgb('#161a33'), lights: 0.38 },
		{ perUnit: 10, low: 0.6, high: 0.2, seed: 73, wall: rgb('#0b0e1f'), lights: 0.3 },
	];
	for (const row of rows) colour = towers(u, v, colour, row);
	const lamp = (u * 14) % 1;
	return glow(
		colour,
		[1, 0.72, 0.4],
		Math.exp(-Math.hypot((lamp - 0.5) / 14, v - 0.607) * 90) * 1.1,
	);
}

/** Street lights out of focus in front of the camera. */
function bokeh(u, v, colour) {
	for (let light = 0; light < 22; light++) {
		const distance = Math.hypot(u - hash(light, 1, 9) * 1.5, v - 0.86 - hash(light, 2, 9) * 0.14);
		const size = 0.02 + hash(light, 3, 9) * 0.032;
		const rim = 0.7 + 0.3 * smoothstep(size * 0.6, size, distance);
		const disc = smoothstep(size, size * 0.9, distance) * rim;
		const tone = blend(rgb('#ff9a3c'), rgb(light % 4 ? '#ffd9a0' : '#8fd0ff'), hash(light, 4, 9));
		colour = glow(colour, tone, disc * 0.26);
	}
	return colour;
}

export const city = (u, v) =>
	bokeh(u, v, overWater(skyline, 0.62, u, v, { tint: rgb('#060a18'), waves: 0.16, seed: 91 }));

const leaves = ['#7a2e12', '#c4531a', '#e58a1f', '#f4bd3c', '#9a7a1e'].map(rgb);

/** The colour of foliage at a point, `t` choosing between shade and full light. */
const foliage = (t) =>
	gradient(
		leaves.map((leaf, i) => [i / 4, leaf]),
		clamp(t),
	);

export function forest(u, v) {
	const sun = Math.hypot(u - 0.88, v - 0.36);
	let colour = blend(rgb('#f7e2b0'), rgb('#c99a5a'), smoothstep(0, 0.7, sun));
	for (let row = 0; row < 5; row++) {
		const depth = row / 4;
		const haze = 0.72 * (1 - depth) * (1.15 - sun * 0.5);
		const veil = (tone) => blend(tone, rgb('#f6dca4'), clamp(haze));
		const crown = fractal(u * (4 + row) + row * 5, v * (4 + row), 20 + row, 6);
		const fringe = 0.5 - depth * 0.2 + (fractal(u * 3, row, 26, 3) - 0.5) * 0.3;
		const path = Math.abs(u - 0.86 + (v - 0.6) * 0.5) * (1.1 - v * 0.5);
		const ground = 0.6 + depth * 0.13 + 0.05 * (fractal(u * 5, row, 29, 4) - 0.5);
		if (v > ground) {
			const litter = fractal(u * 70, v * 110, 47, 4);
			const tone = foliage(0.1 + litter * 0.75 - path * 0.25);
			const trail = smoothstep(0.16, 0.05, path + (litter - 0.5) * 0.08);
			colour = veil(blend(tone, rgb('#d8ae6c'), trail * 0.6).map((c) => c * (1 - depth * 0.2)));
		}
		colour = trunks(u, v, colour, { row, depth, foot: ground + 0.03, veil });
		if (crown > 0.4 + smoothstep(fringe - 0.3, fringe + 0.2, v) * 0.5) {
			const leaf = fractal(u * 95, v * 95, 31 + row, 3);
			colour = veil(foliage(leaf * 1.2 - 0.12 - (crown - 0.5) * 0.5 - depth * 0.12));
		}
	}
	const ray = fractal(Math.atan2(v - 0.2, u - 0.95) * 9, 0.5, 55, 3);
	const light = Math.exp(-sun * 4.2) * 0.42 + ray * 0.13 * smoothstep(0.9, 0.2, sun);
	return glow(colour, [1, 0.82, 0.5], light);
}

/** The tree trunks of one row, each leaning a little and wider at its foot. */
function trunks(u, v, colour, { row, depth, foot, veil }) {
	const perUnit = 13 - row * 2.2;
	const nearest = Math.floor(u * perUnit);
	for (let tree = nearest - 1; tree <= nearest + 1; tree++) {
		if (hash(tree, row, 41) < 0.25) continue;
		const lean = (hash(tree, row, 42) - 0.5) * 0.06;
		const centre = (tree + 0.2 + hash(tree, row, 43) * 0.6) / perUnit + (v - 0.5) * lean;
		// Nothing stands on the path.
		if (depth > 0.5 && Math.abs(centre - 0.84) < 0.2) continue;
		const flare = 1 + 1.2 * Math.exp(-(foot - v) * 22);
		const half = (0.006 + depth * 0.02) * (0.7 + hash(tree, row, 44) * 0.6) * flare;
		const side = (u - centre) / half;
		if (v > foot || Math.abs(side) > 1) continue;
		const bark = fractal(u * 160, v * 22, 45, 3);
		const lit = 0.35 + 0.5 * smoothstep(-1, 1, centre < 0.88 ? side : -side) + (bark - 0.5) * 0.5;
		colour = veil(blend(rgb('#1d120c'), rgb('#8a6240'), clamp(lit)));
	}
	return colour;
}
