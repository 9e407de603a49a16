import { parse } from 'yaml';
import { version } from '../../../package.json';
import { dependencies } from '../../e2e/host/package.json';
import { queueSettings } from '../../queue/settings';
import { roles } from '../../support/n8n/settings';
import { readText } from '../support/sources';

type Environment = Record<string, string>;

interface Service {
	environment: Environment;
	build?: { dockerfile_inline: string };
	depends_on?: Record<string, { condition: string }>;
	deploy?: { replicas: number };
	volumes?: string[];
}

const text = readText('examples/queue-mode/compose.yaml');
const { services, volumes } = parse(text, { merge: true }) as {
	services: Record<string, Service>;
	volumes: object;
};
const { main, worker, postgres } = services;

const nowhere = { port: 0, database: '', user: '', password: '' };
const tested: Environment = queueSettings(nowhere, nowhere);

/** What a process of this file is told about the machines it talks to, or keeps secret. */
const isOwn = (name: string) => /_(HOST|PORT|DATABASE|USER|PASSWORD|KEY)$/.test(name);

describe('The compose file of queue mode', () => {
	it.each([
		['main', main, Object.keys(roles.main.env(0)).filter((name) => name !== 'N8N_PORT')],
		['worker', worker, ['N8N_GRACEFUL_SHUTDOWN_TIMEOUT']],
	])('%s: has the settings that are tested, and no others', (_, { environment }, more) => {
		expect(Object.keys(environment).sort()).toEqual([...Object.keys(tested), ...more].sort());
		for (const name of Object.keys(tested).filter((one) => !isOwn(one)))
			expect([name, environment[name]]).toEqual([name, tested[name]]);
	});

	it('has the versions that are tested', () => {
		for (const { build } of [main, worker]) {
			expect(build?.dockerfile_inline).toContain(`n8n:${dependencies.n8n}\n`);
			expect(build?.dockerfile_inline).toContain(`n8n-nodes-googlephotos@${version}\n`);
		}
	});

	it('connects its parts: two workers, one database, one password', () => {
		const { environment } = main;
		expect(worker.deploy?.replicas).toBe(2);
		expect(services).toHaveProperty(environment.QUEUE_BULL_REDIS_HOST);
		expect(services).toHaveProperty(environment.DB_POSTGRESDB_HOST);
		expect(postgres.environment).toEqual({
			POSTGRES_DB: environment.DB_POSTGRESDB_DATABASE,
			POSTGRES_USER: environment.DB_POSTGRESDB_USER,
			POSTGRES_PASSWORD: environment.DB_POSTGRESDB_PASSWORD,
		});
		for (const { depends_on = {}, volumes: used = [] } of Object.values(services)) {
			for (const name of Object.keys(depends_on)) expect(services).toHaveProperty(name);
			for (const volume of used) expect(volumes).toHaveProperty(volume.split(':')[0]);
		}
	});
});
