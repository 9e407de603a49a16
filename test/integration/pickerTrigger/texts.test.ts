import { useSimulatedGoogle } from '../support';
import { PickerPageClient, letTimePass, usePersonalLibrary } from '../support/pickerPageClient';

const google = useSimulatedGoogle();
usePersonalLibrary(google);

const german = {
	pageTitle: 'Fotos für den Rundbrief',
	pageText: 'Welche Fotos dürfen wir zeigen?',
	completionMessage: 'Deine Fotos sind unterwegs.',
	options: {
		accountHint: 'Melde dich als a…@example.com an.',
		buttonLabel: 'Fotos auswählen',
		completionTitle: 'Danke',
		language: 'de-AT',
		pickerButtonLabel: 'Google Fotos öffnen',
		waitingText: 'Wähle aus und tippe auf Fertig.',
	},
};

/** What a visitor reads, from the first page to the last; hidden parts left out. */
async function readWay(client: PickerPageClient): Promise<Array<[string | undefined, string[]]>> {
	const pages = [await client.open()];
	const address = await client.begin();
	pages.push(await client.open(address));
	client.pick(1);
	letTimePass(5);
	pages.push(await client.open(address));
	return pages.map(({ page }) => {
		for (const hidden of page.querySelectorAll('[hidden]')) hidden.remove();
		const lines = page.querySelectorAll('h1, p, button').map(({ text }) => text.trim());
		return [page.querySelector('html')?.getAttribute('lang'), [...new Set(lines)]];
	});
}

describe("the page's texts", () => {
	it('can all be in another language', async () => {
		const { pageTitle, pageText, completionMessage, options } = german;
		expect(await readWay(new PickerPageClient(google, { parameters: german }))).toEqual([
			['de-AT', [pageTitle, pageText, options.buttonLabel, options.accountHint]],
			['de-AT', [pageTitle, options.pickerButtonLabel, options.waitingText, options.accountHint]],
			['de-AT', [options.completionTitle, completionMessage, options.buttonLabel]],
		]);
	});

	it('say whose photos are wanted, unless told otherwise', async () => {
		const [[language, lines]] = await readWay(new PickerPageClient(google));
		expect(language).toBe('en');
		expect(lines.join(' ')).toContain('signed in to the Google account that this page belongs to');
		const options = { accountHint: '', buttonLabel: ' ', waitingText: '' };
		const [[, without]] = await readWay(new PickerPageClient(google, { parameters: { options } }));
		expect(without.join(' ')).not.toContain('signed in');
		expect(without).toContain('Choose photos');
	});

	it('are in a language that exists', async () => {
		const parameters = { options: { language: 'English" onload="alert(1)' } };
		const client = new PickerPageClient(google, { parameters, mode: 'manual' });
		const { status, html } = await client.open();
		expect(status).toBe(500);
		expect(html).toContain('is not a language code');
		expect(html).not.toContain('onload="');
	});
});
