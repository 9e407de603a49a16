import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readPrefix, withIdleTimeout } from '../../../../nodes/GooglePhotos/client/http/streams';

describe('withIdleTimeout', () => {
	it('passes the bytes on and counts them', async () => {
		const source = Readable.from([Buffer.from('ab'), Buffer.from('cde')]);
		const { stream, bytesRead, dispose } = withIdleTimeout(source, 10_000);
		expect((await buffer(stream)).toString()).toBe('abcde');
		expect(bytesRead()).toBe(5);
		dispose();
	});

	it('hands the error of the source on, with its code', async () => {
		const source = new Readable({ read() {} });
		const { stream, dispose } = withIdleTimeout(source, 10_000);
		source.push('ab');
		setImmediate(() => source.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
		await expect(buffer(stream)).rejects.toMatchObject({ code: 'ECONNRESET' });
		dispose();
	});

	it('breaks off when no bytes come', async () => {
		const source = new Readable({ read() {} });
		const { stream } = withIdleTimeout(source, 500);
		source.push('ab');
		await expect(buffer(stream)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
		expect(source.destroyed).toBe(true);
	});

	it('breaks off a stream over a generator, which cannot be destroyed while it waits', async () => {
		async function* silent() {
			yield Buffer.from('ab');
			await new Promise(() => {});
		}
		const { stream } = withIdleTimeout(Readable.from(silent(), { objectMode: false }), 100);
		await expect(buffer(stream)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
	});
});

describe('readPrefix', () => {
	it('reads no more of an error page than is of use', async () => {
		let given = 0;
		const source = new Readable({
			read() {
				given += 1;
				this.push(given > 1000 ? null : Buffer.alloc(1024));
			},
		});
		expect((await readPrefix(source)).length).toBeLessThanOrEqual(64 * 1024);
		expect(source.destroyed).toBe(true);
	});
});
