/** OAuth clients and Google accounts that exist in the simulator. */
export interface OAuthClient {
	clientId: string;
	clientSecret: string;
	/** Exact redirect URIs; `*` accepts any. */
	redirectUris: string[];
	/** Refresh tokens of a client in `testing` expire after seven days. */
	publishingStatus: 'testing' | 'production';
}

export interface User {
	userId: string;
	email: string;
}

export interface Registry {
	addClient: (client: Omit<OAuthClient, 'publishingStatus'> & Partial<OAuthClient>) => void;
	client: (clientId: string) => OAuthClient | undefined;
	addUser: (user: User) => void;
	user: (userId: string) => User | undefined;
	users: () => User[];
	reset: () => void;
}

/** The account that is there from the start. */
const DEMO_USER: User = { userId: 'demo', email: 'demo@example.com' };

/** @returns a registry without clients, with the demo account. */
export function createRegistry(): Registry {
	const clients = new Map<string, OAuthClient>();
	const users = new Map<string, User>([[DEMO_USER.userId, DEMO_USER]]);
	return {
		addClient(client) {
			clients.set(client.clientId, { publishingStatus: 'production', ...client });
		},
		client: (clientId) => clients.get(clientId),
		addUser(user) {
			users.set(user.userId, { ...user });
		},
		user: (userId) => users.get(userId),
		users: () => [...users.values()],
		reset() {
			clients.clear();
			users.clear();
			users.set(DEMO_USER.userId, DEMO_USER);
		},
	};
}

/** Whether the client has registered this redirect URI, or accepts any. */
export function acceptsRedirect({ redirectUris }: OAuthClient, uri: string): boolean {
	if (redirectUris.includes(uri)) return true;
	return redirectUris.includes('*') && URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol);
}
