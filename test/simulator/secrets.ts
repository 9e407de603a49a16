/** A text that gives access, and must be found nowhere but with its owner. */
export interface Secret {
	kind: 'access token' | 'refresh token' | 'authorization code' | 'upload token' | 'share token';
	text: string;
}

/** The secrets given out since the start, valid or not. */
export interface Secrets {
	/** Notes a new one, and gives it back. */
	note: (kind: Secret['kind'], text: string) => string;
	all: () => Secret[];
	clear: () => void;
}

/** @returns a list of secrets, empty at first. */
export function createSecrets(): Secrets {
	let secrets: Secret[] = [];
	return {
		note(kind, text) {
			secrets.push({ kind, text });
			return text;
		},
		all: () => [...secrets],
		clear() {
			secrets = [];
		},
	};
}
