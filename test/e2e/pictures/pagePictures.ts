import type { BrowserContextOptions } from 'playwright-core';
import { takePicture } from '../../support/pictures';
import { credentialType, triggerType } from '../../support/names';
import type { TestEnvironment } from '../../support/testEnvironment';
import { openPickerPage, pressDone, tick } from '../../support/pickerPage';
import { chain, node } from '../../support/workflow';

const desktop = { width: 760, height: 480 };
const phone = { width: 390, height: 660 };

type Moment = 'start' | 'waiting' | 'done';

const pictures: Record<string, [Moment, BrowserContextOptions]> = {
	'picker-page-light.png': ['start', { viewport: desktop }],
	'picker-page-dark.png': ['waiting', { viewport: desktop, colorScheme: 'dark' }],
	'picker-page-phone.png': ['waiting', { viewport: phone, isMobile: true, hasTouch: true }],
	'picker-page-done.png': ['done', { viewport: desktop }],
};

/** Makes the pictures of the picker trigger's page: at its start, waiting, and at its end. */
export async function takePagePictures(testEnvironment: TestEnvironment): Promise<void> {
	const { client, simulator } = testEnvironment;
	simulator.control.setPicker({ pollIntervalSeconds: 1 });
	const trigger = node(
		'Google Photos Picker Trigger',
		triggerType,
		{
			pageTitle: 'Photos of our summer party',
			pageText: 'Which of your photos and videos may we put into the newsletter?',
		},
		{ credentials: { [credentialType]: testEnvironment.credential }, webhookId: 'summer-party' },
	);
	await client.activate(await client.createWorkflow(chain('Photos for the newsletter', trigger)));
	await client.webhook('summer-party', {});
	for (const [name, [moment, options]] of Object.entries(pictures)) {
		const pickerPage = await openPickerPage(simulator, { deviceScaleFactor: 2, ...options });
		const { page } = pickerPage;
		try {
			await page.goto(`${testEnvironment.n8n.baseUrl}/webhook/summer-party`);
			if (moment !== 'start') await pickerPage.begin();
			if (moment === 'done') {
				const picker = await pickerPage.openPicker();
				await tick(picker, 'IMG_0001.jpg');
				await pressDone(picker);
				await page.getByRole('heading', { name: 'Thank you' }).waitFor();
			}
			await takePicture(page, name);
		} finally {
			await pickerPage.close();
		}
	}
}
