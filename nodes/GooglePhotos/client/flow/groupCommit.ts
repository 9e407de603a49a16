import { raceCancellation, withCancelSignal } from './cancellation';
import { type Result, toError } from './result';

/** Who sends for a group gets it from one of the executions that wait. */
export interface Lease<C, T> {
	/** That execution's context. Its cancellation is the group's: it comes when nobody waits any more. */
	context: C;
	/** What to send now; asked right before each attempt, so that whoever has come by then goes along. */
	take: () => T[];
	/** @throws HandedOver when the execution that lends its context does not wait any more */
	check: () => void;
}

/**
 * What became of the entries taken last, in their order. Those without a result are sent again, by
 * themselves; with `split` all of them are, in two halves one after the other.
 */
export type Sent<R> = Array<Result<R> | undefined> | 'split';

export type Send<C, T, R> = (lease: Lease<C, T>) => Promise<Sent<R>>;

/** Another execution has to go on; not an error that anybody sees. */
class HandedOver extends Error {}

interface Member<C> {
	context: C;
	/** @throws why nothing more of this execution may be sent */
	check: () => void;
	hasLeft: boolean;
}

interface Entry<C, T, R> {
	member: Member<C>;
	item: T;
	settle: (result: Result<R>) => void;
}

/**
 * Group commit, as databases do it: while one request is on its way, what several executions want to
 * send to the same place gathers, and leaves together when it is its turn. Who is alone waits for
 * nobody. Each execution gets the results of its own entries; one that is cancelled takes along what
 * has not been sent, and no other notices.
 */
export class CommitGroup<C extends object, T, R> {
	private readonly waiting: Array<Entry<C, T, R>> = [];
	/** Parts of batches that were sent before: they come first, and nothing joins them. */
	private readonly parts: Array<Array<Entry<C, T, R>>> = [];
	private current: { batch: Array<Entry<C, T, R>>; controller: AbortController } | undefined;
	private isRunning = false;

	/**
	 * @param maxSize the most entries of one request
	 * @param onIdle called when nothing is left to send
	 */
	constructor(
		private readonly maxSize: number,
		private readonly send: Send<C, T, R>,
		private readonly onIdle: () => void = () => {},
	) {}

	/**
	 * Sends entries of one execution, in their order, with those of others.
	 * @param check throws why nothing more of this execution may be sent; asked when its turn comes
	 * @returns one result per entry
	 * @throws as `throwIfCancelled`
	 */
	async commit(context: C, items: readonly T[], check: () => void): Promise<Array<Result<R>>> {
		const member: Member<C> = { context, check, hasLeft: false };
		const results = items.map(
			async (item) =>
				await new Promise<Result<R>>((settle) => this.waiting.push({ member, item, settle })),
		);
		void this.run();
		try {
			return await raceCancellation(context, Promise.all(results));
		} finally {
			member.hasLeft = true;
			this.stopIfAbandoned();
		}
	}

	private async run(): Promise<void> {
		if (this.isRunning) return;
		this.isRunning = true;
		for (let sender = this.next(); sender; sender = this.next()) await this.sendFor(sender);
		this.isRunning = false;
		this.onIdle();
	}

	/** Whether the entry is still to be sent; what its execution forbids ends here. */
	private isWanted({ member, settle }: Entry<C, T, R>): boolean {
		if (member.hasLeft) return false;
		try {
			member.check();
			return true;
		} catch (caught) {
			settle({ error: toError(caught) });
			return false;
		}
	}

	/** The execution whose entry is the next to be sent. */
	private next(): Member<C> | undefined {
		for (const queue of [...this.parts, this.waiting]) {
			const wanted = queue.filter((entry) => this.isWanted(entry));
			queue.splice(0, queue.length, ...wanted);
			if (queue.length > 0) return queue[0].member;
			if (queue !== this.waiting) this.parts.shift();
		}
		return undefined;
	}

	private dequeue(): Array<Entry<C, T, R>> {
		return this.parts.shift() ?? this.waiting.splice(0, this.maxSize);
	}

	private async sendFor(sender: Member<C>): Promise<void> {
		const controller = new AbortController();
		const current = { batch: [] as Array<Entry<C, T, R>>, controller };
		this.current = current;
		let isPart = false;
		const putBack = () => {
			if (isPart) this.parts.unshift(current.batch);
			else this.waiting.unshift(...current.batch);
			current.batch = [];
			isPart = false;
		};
		const check = () => {
			if (sender.hasLeft) throw new HandedOver();
		};
		const take = () => {
			putBack();
			check();
			isPart = this.parts.length > 0;
			current.batch = this.dequeue().filter((entry) => this.isWanted(entry));
			if (!current.batch.some(({ member }) => member === sender)) throw new HandedOver();
			return current.batch.map(({ item }) => item);
		};
		let sent: Sent<R> | undefined;
		try {
			const context = withCancelSignal(sender.context, controller.signal);
			sent = await this.send({ context, take, check });
		} catch (caught) {
			if (caught instanceof HandedOver || controller.signal.aborted) putBack();
			else {
				if (current.batch.length === 0) current.batch = this.dequeue();
				sent = current.batch.map(() => ({ error: toError(caught) }));
			}
		} finally {
			this.current = undefined;
		}
		if (sent) this.settle(current.batch, sent);
	}

	private settle(batch: Array<Entry<C, T, R>>, sent: Sent<R>): void {
		if (sent === 'split') {
			const middle = Math.ceil(batch.length / 2);
			this.parts.unshift(batch.slice(0, middle), batch.slice(middle));
			return;
		}
		const again = batch.filter((_, index) => sent[index] === undefined);
		if (again.length > 0) this.parts.unshift(again);
		batch.forEach(({ settle }, index) => {
			const result = sent[index];
			if (result) settle(result);
		});
	}

	/** A request that nobody waits for any more is not worth its answer. */
	private stopIfAbandoned(): void {
		if (!this.current) return;
		const entries = [...this.current.batch, ...this.parts.flat(), ...this.waiting];
		if (entries.every(({ member }) => member.hasLeft)) this.current.controller.abort();
	}
}

/** The groups that have something to send just now, by what their entries have in common. */
export class CommitGroups {
	private readonly groups = new Map<string, unknown>();

	/**
	 * @param key names the place, the account and the credential; the same for the same `send` only
	 * @param maxSize @param send as for `CommitGroup`; those of the one who comes first
	 */
	get<C extends object, T, R>(
		key: string,
		maxSize: number,
		send: Send<C, T, R>,
	): CommitGroup<C, T, R> {
		const known = this.groups.get(key) as CommitGroup<C, T, R> | undefined;
		if (known) return known;
		const group = new CommitGroup(maxSize, send, () => this.groups.delete(key));
		this.groups.set(key, group);
		return group;
	}
}
