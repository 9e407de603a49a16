import { parseArgs } from 'node:util';

import { startSimulator } from './index';
import type { Mode } from './simulator';
import { simulatorEnvironment } from './trust';

const HELP = `Simulates Google's side: OAuth 2.0, Photos Library and Picker APIs, uploads and media bytes.

  --port <number>           port on 127.0.0.1 (default: a free one)
  --mode current|legacy     the API since March 31, 2025, or as it was before (default: current)
  --client-id <id>          OAuth client that is ready for use
  --client-secret <secret>  its secret
  --redirect-uri <uri>      its only redirect URI (default: any)
  --certificates <folder>   where ca.pem is written (default: a temporary folder)
  --help                    this text
`;

function modeOf(text: string): Mode {
	if (text === 'current' || text === 'legacy') return text;
	throw new Error(`--mode is current or legacy, not ${text}`);
}

function portOf(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new Error(`--port is no port number: ${text}`);
	return port;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			mode: { type: 'string', default: 'current' },
			'client-id': { type: 'string', default: 'simulated-client.apps.googleusercontent.com' },
			'client-secret': { type: 'string', default: 'simulated-secret' },
			'redirect-uri': { type: 'string', default: '*' },
			certificates: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const simulator = await startSimulator({
		port: portOf(values.port),
		mode: modeOf(values.mode),
		certificateFolder: values.certificates,
	});
	const clientId = values['client-id'];
	const clientSecret = values['client-secret'];
	const redirectUri = values['redirect-uri'];
	simulator.control.createClient({ clientId, clientSecret, redirectUris: [redirectUri] });

	const { HTTPS_PROXY, NODE_EXTRA_CA_CERTS } = simulatorEnvironment(simulator);
	process.stdout.write(`Simulated Google (${values.mode} mode) is running.

  proxy          ${simulator.proxyUrl}
  control        POST ${simulator.controlUrl}/<name> with a JSON array of arguments
  certificate    ${simulator.caFile}

Start n8n, or any Node program, with

  HTTPS_PROXY=${HTTPS_PROXY}
  NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS}

OAuth client that is ready for use

  client id      ${clientId}
  client secret  ${clientSecret}
  redirect URI   ${redirectUri === '*' ? 'any' : redirectUri}
  account        demo@example.com

Ctrl-C ends it.
`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void simulator.stop());
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
