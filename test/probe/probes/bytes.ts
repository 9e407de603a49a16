import sharp from 'sharp';
import { call, download, isGood, needed, words, type Item } from '../calls';
import type { Exchange } from '../exchange';
import { album, batchCreate, NAME, outcome, results, upload } from '../fixtures';
import type { Lab } from '../lab';
import { newVideo } from '../media';
import type { Probe } from '../probe';

const POLLS = 20;
const POLL_MS = 15_000;
const HOUR_MS = 60 * 60_000;

async function photoUrl(lab: Lab): Promise<string> {
	const { inAlbum } = await album(lab);
	const read = await call(lab, 'mediaItems.get', 'for its base URL', { id: inAlbum[0] });
	return (needed(read).body as Item).baseUrl ?? '';
}

const answer = ({ status, headers }: Exchange) =>
	`${status} ${headers['content-type'] ?? ''}`.trim();

async function width({ bytes }: Exchange): Promise<string> {
	const size =
		bytes &&
		(await sharp(bytes)
			.metadata()
			.catch(() => undefined));
	return size ? `${size.width} × ${size.height}` : 'no picture';
}

export const byteProbes: Probe[] = [
	{
		name: 'library-base-url',
		question: 'What does a base URL of the Library answer bare, garbled and with a wrong token?',
		assumes: '=d opens without a token; a garbled one gets 403 or 404.',
		maxRequests: 5,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const url = await photoUrl(lab);
			const plain = await download(lab, 'without a token', `${url}=d`);
			const wrong = await download(lab, 'with a wrong token', `${url}=d`, { as: 'stranger' });
			const bare = await download(lab, 'without a suffix', url);
			const garbled = await download(lab, 'garbled', `${url.slice(0, -8)}AAAAAAAA=d`);
			const says = `without a token ${answer(plain)}; wrong token ${answer(wrong)}; bare ${answer(bare)}; garbled ${answer(garbled)}`;
			return { says, asAssumed: isGood(plain) && [403, 404].includes(garbled.status) };
		},
	},
	{
		name: 'base-url-sizes',
		question: 'Are sizes above the original scaled up, and how far does Google go?',
		assumes: 'Nothing: the size is passed on as it is asked for.',
		maxRequests: 3,
		uses: 'album',
		leaves: 'nothing',
		async run(lab) {
			const url = await photoUrl(lab);
			const large = await download(lab, 'a size above the original', `${url}=w1000-h1000`);
			const huge = await download(lab, 'a size of 20000', `${url}=w20000-h20000`);
			const says = `w1000-h1000 of 320 × 240: ${large.status}, ${await width(large)}; w20000-h20000: ${huge.status}, ${await width(huge)}`;
			return { says };
		},
	},
	{
		name: 'video-redirect',
		question: 'Where does =dv of a video lead, does it take Range, and what is =d of a video?',
		assumes: 'A redirect to a host under googleusercontent.com, or the bytes themselves.',
		maxRequests: 5 + POLLS,
		leaves: 'one video of a second',
		async run(lab) {
			const token = await upload(lab, await newVideo(), 'video/avi');
			const names = [`${NAME}.avi`];
			const created = needed(await batchCreate(lab, 'a new video', [token], { names }));
			const [result] = results(created);
			if (!result?.mediaItem) return { says: `open: Google took no video, ${outcome(result)}` };
			const { id } = result.mediaItem;
			let item: Item = result.mediaItem;
			for (let polls = 0; polls < POLLS; polls++) {
				item = needed(await call(lab, 'mediaItems.get', 'a new video', { id })).body as Item;
				if (item.mediaMetadata?.video?.status === 'READY') break;
				await lab.pause(POLL_MS);
			}
			const { status } = item.mediaMetadata?.video ?? {};
			if (status !== 'READY') return { says: `open: the video is still ${status}` };
			const url = item.baseUrl ?? '';
			const first = await download(lab, 'a video that is READY, =dv', `${url}=dv`);
			const picture = await download(lab, 'a video, =d', `${url}=d`);
			const target = new URL(first.headers.location ?? `${url}=dv`, url);
			const headers = { range: 'bytes=0-99' };
			const part = await download(lab, 'bytes of a video with Range', target.href, { headers });
			const way = first.headers.location ? `redirect to ${target.host}` : 'no redirect';
			const says = `=dv ${answer(first)}, ${way}; with Range ${answer(part)}; =d ${answer(picture)}`;
			return { says, asAssumed: first.status < 400 && /googleusercontent\.com$/.test(target.host) };
		},
	},
	{
		name: 'expired-base-url',
		question: 'What does a base URL answer after 61 minutes?',
		assumes: '403 or 404; a new one is read and the download goes on.',
		maxRequests: 3,
		uses: 'album',
		leaves: 'nothing',
		slow: '61 minutes',
		async run(lab) {
			const url = await photoUrl(lab);
			const fresh = await download(lab, 'a new base URL', `${url}=d`);
			await lab.pause(HOUR_MS + 60_000);
			const expired = await download(lab, 'the same 61 minutes later', `${url}=d`);
			const says = `new ${words(fresh)}, after 61 minutes ${answer(expired)}`;
			return { says, asAssumed: [403, 404].includes(expired.status) };
		},
	},
];
