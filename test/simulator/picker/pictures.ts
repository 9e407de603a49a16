/** Pictures that a person and a test can tell apart: each has its own color and shows its number. */
import sharp from 'sharp';

/** Segments of a digit from the top, clockwise, the middle one last; x, y, width, height. */
const SEGMENTS = [
	[1, 0, 6, 1],
	[7, 1, 1, 6],
	[7, 8, 1, 6],
	[1, 14, 6, 1],
	[0, 8, 1, 6],
	[0, 1, 1, 6],
	[1, 7, 6, 1],
] as const;
/** Which segments a digit lights. Drawn, not written: a server may have no font. */
const DIGITS = [
	'012345',
	'12',
	'01346',
	'01236',
	'1256',
	'02356',
	'023456',
	'012',
	'0123456',
	'012356',
];
const DIGIT = { width: 8, height: 15, step: 10 };
/** The golden angle: neighbors get very different colors. */
const HUE_STEP = 137.508;

export interface Drawing {
	number: number;
	/** In pixels. */
	width: number;
	height: number;
	kind: 'photo' | 'video';
}

/** @returns the picture as SVG; a video has a play mark in a corner. */
export function drawSvg({ number, width, height, kind }: Drawing): string {
	const digits = [...String(number)];
	const across = digits.length * DIGIT.step - (DIGIT.step - DIGIT.width);
	const scale = Math.min((width * 0.7) / across, (height * 0.5) / DIGIT.height);
	const left = (width - across * scale) / 2;
	const top = (height - DIGIT.height * scale) / 2;
	const bars = digits.flatMap((digit, place) =>
		[...DIGITS[Number(digit)]].map((segment) => {
			const [x, y, w, h] = SEGMENTS[Number(segment)];
			return `<rect x="${x + place * DIGIT.step}" y="${y}" width="${w}" height="${h}"/>`;
		}),
	);
	const size = Math.min(width, height) / 5;
	const play = `<path d="M${size / 3} ${size / 3}v${size}l${size * 0.85} ${-size / 2}z" fill="#fff"/>`;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
		`<rect width="${width}" height="${height}" fill="${color(number)}"/>` +
		`<g fill="#fff" transform="translate(${left} ${top}) scale(${scale})">${bars.join('')}</g>` +
		`${kind === 'video' ? play : ''}</svg>`
	);
}

/** @returns the picture as JPEG; the same drawing always gives the same bytes. */
export function drawJpeg(drawing: Drawing): Promise<Buffer> {
	return sharp(Buffer.from(drawSvg(drawing)))
		.jpeg()
		.toBuffer();
}

const MOVIE_BYTES = 16 * 1024;

/** @returns bytes that begin like an MP4 file, and differ by number; nothing can play them. */
export function makeMovie(number: number): Buffer {
	const type = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
	const data = Buffer.alloc(MOVIE_BYTES, `simulated video ${number};`);
	const header = Buffer.from('\0\0\0\0mdat', 'latin1');
	header.writeUInt32BE(header.length + data.length);
	return Buffer.concat([type, header, data]);
}

function color(number: number): string {
	return `hsl(${Math.round((number * HUE_STEP) % 360)}, 65%, 45%)`;
}
