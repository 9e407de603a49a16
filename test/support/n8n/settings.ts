/** What n8n needs to know of the simulated Google: where it is and whose certificates to trust. */
export interface SimulatorConnection {
	readonly proxyUrl: string;
	readonly caFile: string;
}

/** What a process of n8n is for. */
export type Role = 'main' | 'worker' | 'webhook';

interface RoleSettings {
	/** Arguments of n8n's command line. */
	command: string[];
	/** Where it gives JSON once it is ready. */
	readyPath: string;
	/** What tells it its port, and its address. */
	env: (port: number) => Record<string, string>;
}

/** How the processes of n8n are started, and how they say that they are ready. */
export const roles: Record<Role, RoleSettings> = {
	main: {
		command: ['start'],
		readyPath: '/rest/settings',
		env: (port) => ({
			N8N_PORT: String(port),
			N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}`,
			WEBHOOK_URL: `http://127.0.0.1:${port}`,
		}),
	},
	worker: {
		command: ['worker'],
		readyPath: '/healthz/readiness',
		env: (port) => ({ QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) }),
	},
	webhook: {
		command: ['webhook'],
		readyPath: '/healthz/readiness',
		env: (port) => ({ N8N_PORT: String(port) }),
	},
};

/** Settings that keep n8n to itself: no telemetry, no update checks, no calls to the network. */
const isolation = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_SECURE_COOKIE: 'false',
	N8N_LISTEN_ADDRESS: '127.0.0.1',
};

/** The caller's environment without settings of another n8n and without proxies. */
function plainEnvironment(): NodeJS.ProcessEnv {
	const foreign =
		/^(N8N_|DB_|EXECUTIONS_|QUEUE_|WEBHOOK_URL|NODE_|NPM_|JEST_|(HTTPS?|ALL|NO)_PROXY$)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** The environment of an n8n that is alone on this machine, with the simulator in Google's place. */
export function isolatedEnvironment({ proxyUrl, caFile }: SimulatorConnection): NodeJS.ProcessEnv {
	return {
		...plainEnvironment(),
		...isolation,
		HTTPS_PROXY: proxyUrl,
		HTTP_PROXY: proxyUrl,
		NO_PROXY: '127.0.0.1,localhost',
		NODE_EXTRA_CA_CERTS: caFile,
	};
}
