import type { Lab } from './lab';

/** What a probe found out. */
export interface Verdict {
	/** What Google did, in words. */
	says: string;
	/** Whether the package takes just this for granted; left out where the question stays open. */
	asAssumed?: boolean;
}

/** What several probes share: the album of the run, and what a person picked. */
export type SharedName = 'album' | 'picked';

/** One question about Google's behavior, and how to ask it. */
export interface Probe {
	name: string;
	question: string;
	/** What the package takes for granted, or what it is built to bear. */
	assumes: string;
	/** The most requests it sends; one more is refused. */
	maxRequests: number;
	/** What it shares with others; the requests for that come on top. */
	uses?: SharedName;
	/** What stays in the account, since no app can delete there. */
	leaves: string;
	/** How long it takes, where nobody would wait for it unasked. */
	slow?: string;
	run: (lab: Lab) => Promise<Verdict> | Verdict;
}

/** A question that cannot be asked without harm, or not by one person in one sitting. */
export interface NotProbed {
	question: string;
	reason: string;
}
