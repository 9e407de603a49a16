import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secret } from '../simulator/secrets';
import { credentialType, triggerType } from '../support/names';
import { chain, node, output } from '../support/workflow';
import { testEnvironment } from './environment';
import { logFile } from './environment/folders';
import { type Leftover, filesIn, rowsOf } from './leftovers';

const { client, simulator, n8n, clientSecret } = testEnvironment;

const DATABASE = join(n8n.userFolder, '.n8n', 'database.sqlite');
const PAGE_USER = 'visitor';
const PAGE_PASSWORD = 'What-only-visitors-know-1';

interface Finding {
	place: string;
	kind: string;
	text: string;
}

type Searched = Omit<Secret, 'kind'> & { kind: string };

const everySecret = (): Searched[] => [
	...simulator.control.secrets(),
	{ kind: 'client secret', text: clientSecret },
	{ kind: "page's password", text: PAGE_PASSWORD },
];

function search(leftovers: Iterable<Leftover>): Finding[] {
	const wanted = everySecret();
	const findings: Finding[] = [];
	for (const { place, content } of leftovers) {
		for (const { kind, text } of wanted) {
			if (content.includes(text)) findings.push({ place, kind, text });
		}
	}
	return findings;
}

/**
 * What a workflow's author asked for is no leak: a share token is the very result of sharing an
 * album, and an upload token that of sending bytes with n8n's own HTTP Request node.
 */
async function isOutput({ place, kind, text }: Finding): Promise<boolean> {
	const [table, id] = place.split(' ');
	if (table !== 'execution_data') return false;
	if (kind === 'share token') return true;
	if (kind !== 'upload token') return false;
	const sent = output(await client.execution(id), 'Send bytes');
	return sent.some(({ json }) => json.token === text);
}

/** Opens a page that is behind a password, with a wrong one and with the right one. */
async function visitPageWithPassword(): Promise<void> {
	const { credential } = await testEnvironment.newPerson('behind-a-password');
	const name = 'Page password';
	const type = 'googlePhotosPickerPageApi';
	const id = await client.createCredential(name, type, {
		user: PAGE_USER,
		password: PAGE_PASSWORD,
	});
	const path = 'behind-a-password';
	const trigger = node(
		'Picker',
		triggerType,
		{ authentication: 'basicAuth', options: {} },
		{ credentials: { [credentialType]: credential, [type]: { id, name } }, webhookId: path },
	);
	const workflow = await client.createWorkflow(chain('Behind a password', trigger));
	await client.activate(workflow);
	const visit = async (password: string) => {
		const authorization = `Basic ${Buffer.from(`${PAGE_USER}:${password}`).toString('base64')}`;
		return (await client.webhook(path, { headers: { authorization } })).status;
	};
	expect([await visit('wrong'), await visit(PAGE_PASSWORD)]).toEqual([401, 200]);
	await client.deactivate(workflow);
}

describe('What n8n keeps of all these runs', () => {
	beforeAll(visitPageWithPassword);

	it('is worth the search: tokens of each kind were given out', () => {
		const kinds = new Set(simulator.control.secrets().map(({ kind }) => kind));
		expect([...kinds]).toEqual(
			expect.arrayContaining(['access token', 'refresh token', 'authorization code']),
		);
		// What n8n keeps in the open is found in the same way.
		const isNamed = ({ content }: Leftover) => content.includes('Behind a password');
		expect([...rowsOf(DATABASE)].some(isNamed)).toBe(true);
		expect([...filesIn(n8n.userFolder)].some(isNamed)).toBe(true);
	});

	it('has no secret in the tables of its database, execution data included', async () => {
		const found = search(rowsOf(DATABASE));
		const isAllowed = await Promise.all(found.map(isOutput));
		expect(found.filter((_, index) => !isAllowed[index])).toEqual([]);
	});

	it('has none in its files', () => {
		const isDatabase = ({ place }: Finding) => place.includes('database.sqlite');
		const isResult = ({ kind }: Finding) => ['share token', 'upload token'].includes(kind);
		const found = search(filesIn(n8n.userFolder));
		// The database holds what executions gave out, as above.
		expect(found.filter((one) => !(isDatabase(one) && isResult(one)))).toEqual([]);
	});

	it('has none in what it printed', () => {
		expect(search([{ place: logFile, content: readFileSync(logFile) }])).toEqual([]);
	});
});
