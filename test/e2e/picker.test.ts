import type { Page } from 'playwright-core';
import type { SavedWorkflow } from '../support/n8nClient';
import { sha256 } from '../support/photos';
import { credentialType, triggerType } from '../support/names';
import { type PickerPage, openPickerPage, pressDone, tick } from '../support/pickerPage';
import { chain, node, output } from '../support/workflow';
import { drawJpeg, makeMovie } from '../simulator/picker/pictures';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

const size = { width: 320, height: 240 };
const chosen = ['IMG_0001.jpg', 'IMG_0003.jpg', 'IMG_0004.jpg', 'VID_0001.mp4'];

/** What the simulated library holds under these names. */
async function bytesByName(): Promise<Record<string, string>> {
	const photo = async (number: number) =>
		sha256(await drawJpeg({ number, ...size, kind: 'photo' }));
	return {
		'IMG_0001.jpg': await photo(1),
		'IMG_0003.jpg': await photo(3),
		'IMG_0004.jpg': await photo(4),
		'VID_0001.mp4': sha256(makeMovie(6)),
	};
}

describe("The picker trigger's page, in a browser", () => {
	let workflow: SavedWorkflow;
	let pickerPage: PickerPage;
	let page: Page;

	/** The page's address in a workflow of a person with five photos and a video. */
	const activePage = async (path: string) => {
		const { credential } = await testEnvironment.newPerson(`picker-${path}`);
		simulator.control.seedPersonalLibrary({
			userId: `picker-${path}`,
			photos: 5,
			videos: 1,
			...size,
		});
		const trigger = node(
			'Picker',
			triggerType,
			{ pageTitle: 'Photos for the newsletter', download: true, options: {} },
			{ credentials: { [credentialType]: credential }, webhookId: path },
		);
		workflow = await client.createWorkflow(chain(`Picked: ${path}`, trigger));
		await client.activate(workflow);
		await client.webhook(path, {});
		return `${testEnvironment.n8n.baseUrl}/webhook/${path}`;
	};
	const open = async (options?: Parameters<typeof openPickerPage>[1]) => {
		pickerPage = await openPickerPage(simulator, options);
		({ page } = pickerPage);
	};
	const thanked = async () => await page.getByRole('heading', { name: 'Thank you' }).waitFor();
	const runs = async () => (await client.executions(workflow.id)).length;
	/** The one execution there is, with the four files. */
	const expectOneRun = async () => {
		const execution = await client.nextFinished(workflow.id);
		expect(execution.data.resultData.error).toBeUndefined();
		expect(await runs()).toBe(1);
		const files = output(execution, 'Picker').map(async ({ json, binary }) => {
			const file = binary?.data;
			if (!file) throw new Error(`An item came without its file: ${JSON.stringify(json)}`);
			return [file.fileName, sha256(await client.fileOf(file))] as const;
		});
		expect(Object.fromEntries(await Promise.all(files))).toEqual(await bytesByName());
	};

	beforeAll(() => {
		simulator.control.setPicker({ pollIntervalSeconds: 1 });
	});

	afterEach(async () => {
		await pickerPage?.close();
		await client.deactivate(workflow);
	});

	afterAll(() => {
		simulator.control.setPicker({ pollIntervalSeconds: 5 });
	});

	it('hands over three photos and a video, once', async () => {
		const address = await activePage('choose');
		await open();
		await page.goto(address);
		expect(await page.getByRole('heading').textContent()).toBe('Photos for the newsletter');
		expect(simulator.control.pickerSessions()).toEqual([]);
		await pickerPage.begin();
		const finished = page.url();

		const picker = await pickerPage.openPicker();
		expect(picker.url()).toMatch(/^https:\/\/photos\.google\.com\/integration\/picker\//);
		await tick(picker, ...chosen);
		await pressDone(picker);
		await thanked();
		await expectOneRun();

		await page.goto(finished);
		await page.getByRole('heading', { name: 'Already sent' }).waitFor();
		await page.goto(`${address}?picking=forged.forged`);
		await page.getByRole('heading', { name: 'This address is not valid' }).waitFor();
		expect(await runs()).toBe(1);
		await page.getByRole('link', { name: 'Start again' }).click();
		await page.getByRole('button', { name: 'Choose photos' }).waitFor();
	});

	it('loses nothing when n8n restarts while the person chooses', async () => {
		const address = await activePage('restart');
		await open();
		await page.goto(address);
		await pickerPage.begin();
		const picker = await pickerPage.openPicker();
		await tick(picker, ...chosen);
		await testEnvironment.n8n.restart();
		await pressDone(picker);
		await thanked();
		await expectOneRun();
	});

	it('starts nothing again after a restart', async () => {
		const address = await activePage('again');
		await open();
		await page.goto(address);
		await pickerPage.begin();
		const finished = page.url();
		const picker = await pickerPage.openPicker();
		await tick(picker, ...chosen);
		await pressDone(picker);
		await thanked();
		await client.nextFinished(workflow.id);
		await testEnvironment.n8n.restart();
		await client.webhook('again', {});
		await page.goto(finished);
		await page.getByRole('heading', { name: 'Already sent' }).waitFor();
		expect(await runs()).toBe(1);
	});

	it('works without JavaScript', async () => {
		const address = await activePage('plain');
		await open({ javaScriptEnabled: false });
		await page.goto(address);
		await pickerPage.begin();
		const picker = await pickerPage.openPicker();
		await tick(picker, ...chosen);
		await pressDone(picker);
		await thanked();
		await expectOneRun();
	});
});
