import { photo } from '../support/photos';
import { chain, locator, manualTrigger, node, output, photosNode } from '../support/workflow';
import { credentialType } from '../support/names';
import { testEnvironment } from './environment';

const { client, simulator } = testEnvironment;

describe('What README promises', () => {
	it('the first workflow: photos sent with a form are in the album From n8n', async () => {
		const { credential, identity } = await testEnvironment.newPerson('readme-form');
		const form = node(
			'Form',
			'n8n-nodes-base.formTrigger',
			{
				formTitle: 'Photos',
				formFields: { values: [{ fieldLabel: 'Photos', fieldType: 'file', multipleFiles: true }] },
				options: {},
			},
			{ typeVersion: 2.2, webhookId: 'readme-first-workflow' },
		);
		const upload = photosNode('Upload', credential, {
			resource: 'mediaItem',
			operation: 'upload',
			binaryPropertyName: '*',
			albumId: locator('name', 'From n8n'),
		});
		const workflow = await client.createWorkflow(chain('First workflow', form, upload));
		await client.activate(workflow);
		const body = new FormData();
		for (const name of ['one.jpg', 'two.jpg']) {
			const bytes = await photo(name.length + name.charCodeAt(0));
			body.append('field-0', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
		}
		const response = await client.form('readme-first-workflow', body);
		expect(response.status).toBe(200);
		const execution = await client.nextFinished(workflow.id);
		await client.deactivate(workflow);
		expect(execution.data.resultData.error).toBeUndefined();
		const { albums, mediaItems } = simulator.control.library(identity.clientId, identity.userId);
		expect(mediaItems.map(({ filename }) => filename).sort()).toEqual(['one.jpg', 'two.jpg']);
		expect(albums).toMatchObject([{ title: 'From n8n' }]);
		expect(output(execution, 'Upload')[0].json).toMatchObject({
			id: expect.any(String) as string,
			productUrl: expect.any(String) as string,
			albumId: albums[0].id,
		});
	});

	it("a custom API call with n8n's HTTP Request node and this credential", async () => {
		const { credential, identity } = await testEnvironment.newPerson('readme-http');
		await simulator.control.seed({ ...identity, mediaItems: 2 });
		const request = node(
			'HTTP Request',
			'n8n-nodes-base.httpRequest',
			{
				url: 'https://photoslibrary.googleapis.com/v1/mediaItems',
				authentication: 'predefinedCredentialType',
				nodeCredentialType: credentialType,
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'fields', value: 'mediaItems(id,filename)' }] },
				options: {},
			},
			{ typeVersion: 4.2, credentials: { [credentialType]: credential } },
		);
		const execution = await client.run(
			await client.createWorkflow(chain('Custom call', manualTrigger(), request)),
			'Start',
		);
		expect(execution.data.resultData.error).toBeUndefined();
		const { mediaItems } = output(execution, 'HTTP Request')[0].json;
		expect(mediaItems).toHaveLength(2);
	});
});
