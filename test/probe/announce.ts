import { SHARED } from './fixtures';
import { SPARE_REQUESTS } from './lab';
import type { NotProbed, Probe } from './probe';

/** The most requests that these probes send together, those for shared things included. */
export function mostRequests(probes: readonly Probe[]): number {
	const own = probes.reduce((sum, { maxRequests }) => sum + maxRequests, 0);
	const shared = new Set(probes.flatMap(({ uses }) => uses ?? []));
	const together = [...shared].reduce((sum, name) => sum + SHARED[name].maxRequests, 0);
	return own + together + SPARE_REQUESTS;
}

/** What these probes will do to the account, for a person to agree to. */
export function announcement(probes: readonly Probe[]): string {
	const shared = [...new Set(probes.flatMap(({ uses }) => uses ?? []))].map((name) => SHARED[name]);
	const left = [...probes, ...shared].map(({ leaves }) => leaves);
	const counts = new Map<string, number>();
	for (const what of left) counts.set(what, (counts.get(what) ?? 0) + 1);
	const lines = [...counts]
		.filter(([what]) => !what.startsWith('nothing'))
		.map(([what, times]) => `  - ${what}${times > 1 ? ` (${times} times)` : ''}`);
	return [
		`Probes: ${probes.length}; at most ${mostRequests(probes)} requests.`,
		...(lines.length
			? [
					'Google lets no app delete albums or photos, so these stay in the account, all of them named "n8n probe …":',
					...lines,
					'You can delete them by hand at photos.google.com.',
				]
			: ['Nothing stays in the account.']),
	].join('\n');
}

/** What each probe asks, and what no probe asks. */
export function catalog(probes: readonly Probe[], notProbed: readonly NotProbed[]): string {
	const asked = probes.map(({ name, question, assumes, maxRequests, leaves }) =>
		[
			name,
			`  ${question}`,
			`  Assumed: ${assumes}`,
			`  At most ${maxRequests} requests; leaves ${leaves}.`,
		].join('\n'),
	);
	return [...asked, '', notProbedText(notProbed)].join('\n');
}

/** The questions that stay open, each with its reason. */
export function notProbedText(list: readonly NotProbed[]): string {
	return ['Not probed:', ...list.map(({ question, reason }) => `  - ${question}: ${reason}`)].join(
		'\n',
	);
}
