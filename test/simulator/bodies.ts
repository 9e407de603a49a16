/** Streams that count, cut and truncate bodies on their way; no body is held in memory. */

/** Larger JSON bodies are counted but not recorded. */
const MAX_RECORDED_JSON = 4 * 1024 * 1024;

export interface ObservedBody {
	/** Bytes so far. */
	onBytes: (total: number) => void;
	/** The whole body, when it was JSON that is small enough to keep. */
	onJson: (body: unknown) => void;
	/** Cut after this many bytes: those before are passed on, then `onCut` is called and the stream errors. */
	cutAfter?: number;
	onCut: () => void;
}

function parse(chunks: Uint8Array[]): unknown {
	const text = Buffer.concat(chunks).toString('utf8');
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * Passes a request's body on, chunk by chunk, at the reader's pace.
 * With no queue of its own, a cut loses none of the bytes before it.
 */
export function observe(
	body: ReadableStream<Uint8Array>,
	isJson: boolean,
	{ onBytes, onJson, cutAfter, onCut }: ObservedBody,
): ReadableStream<Uint8Array> {
	const reader = body.getReader();
	let total = 0;
	let kept: Uint8Array[] | undefined = isJson ? [] : undefined;
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				if (cutAfter !== undefined && total >= cutAfter) {
					onCut();
					controller.error(new Error('The connection was cut'));
					reader.cancel().catch(() => undefined);
					return;
				}
				const { done, value } = await reader.read();
				if (done) {
					if (kept) onJson(parse(kept));
					controller.close();
					return;
				}
				const chunk = cutAfter === undefined ? value : value.subarray(0, cutAfter - total);
				total += chunk.byteLength;
				onBytes(total);
				if (total > MAX_RECORDED_JSON) kept = undefined;
				kept?.push(chunk);
				controller.enqueue(chunk);
			},
			cancel: (reason) => reader.cancel(reason),
		},
		{ highWaterMark: 0 },
	);
}

/** Reads a body to its end, for its side effects; a broken body is no error here. */
export async function drain(body: ReadableStream<Uint8Array> | null): Promise<void> {
	try {
		await body?.pipeTo(new WritableStream());
	} catch {
		// The client hung up, or the body was cut: there is nothing more to read.
	}
}

/**
 * The first bytes of a response's body, then `onCut`; the rest is never sent. Unless `onCut` closes
 * the connection, it stays open.
 */
export function truncate(
	body: ReadableStream<Uint8Array> | null,
	bytes: number,
	onCut: () => void = () => undefined,
): ReadableStream<Uint8Array> {
	const reader = body?.getReader();
	let left = bytes;
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const next = left > 0 ? await reader?.read() : undefined;
				if (!next?.value) {
					reader?.cancel().catch(() => undefined);
					onCut();
					// Neither closed nor failed: a proper end would make the short response look complete.
					await new Promise(() => undefined);
					return;
				}
				const chunk = next.value.subarray(0, left);
				left -= chunk.byteLength;
				controller.enqueue(chunk);
			},
			cancel: (reason) => reader?.cancel(reason),
		},
		{ highWaterMark: 0 },
	);
}
