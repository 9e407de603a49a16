import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INodeCredentials,
	type INodeCredentialsDetails,
} from 'n8n-workflow';
import { credentialType } from '../../support/names';

/** What n8n stores for a connected Google Photos credential. */
export interface StoredOAuth2 extends ICredentialDataDecryptedObject {
	clientId: string;
	clientSecret: string;
	scope: string;
	oauthTokenData: {
		access_token: string;
		refresh_token?: string;
		scope?: string;
		token_type?: string;
		expires_in?: number;
	};
}

let created = 0;

/** One credential saved in n8n, readable by the test while the engine reads and refreshes it. */
export class StoredCredential {
	readonly details: INodeCredentialsDetails;

	/** Number of times the engine stored a refreshed token. */
	refreshes = 0;

	private stored: StoredOAuth2;

	constructor(data: StoredOAuth2, name = 'Google Photos account') {
		this.details = { id: `credential-${++created}`, name };
		this.stored = structuredClone(data);
	}

	/** The decrypted data as it is stored now. */
	get data(): StoredOAuth2 {
		return structuredClone(this.stored);
	}

	store(data: ICredentialDataDecryptedObject): void {
		this.stored = structuredClone(data) as StoredOAuth2;
		this.refreshes++;
	}

	/** What a node's `credentials` holds to use this credential. */
	get reference(): INodeCredentials {
		return { [credentialType]: this.details };
	}
}

/** Fixed by `googleOAuth2Api`, which the credential extends. */
const GOOGLE_OAUTH2 = {
	grantType: 'authorizationCode',
	authUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
	accessTokenUrl: 'https://oauth2.googleapis.com/token',
	authQueryParameters: 'access_type=offline&prompt=consent',
	authentication: 'body',
};

/** The engine's access to stored credentials, limited to the one under test. */
export class SingleCredentialHelper extends ICredentialsHelper {
	constructor(private readonly credential: StoredCredential | undefined) {
		super();
	}

	getParentTypes(): string[] {
		return ['googleOAuth2Api', 'oAuth2Api'];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		_credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await Promise.resolve(requestOptions);
	}

	async preAuthentication(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async runPreAuthentication(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async getCredentials(): Promise<ICredentials> {
		return await Promise.reject(new Error('Encrypted credentials are not kept here'));
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		if (!this.credential) throw new Error('The node was given no credential');
		return await Promise.resolve({ ...GOOGLE_OAUTH2, ...this.credential.data });
	}

	async updateCredentials(
		_details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await Promise.resolve(this.credential?.store(data));
	}

	async updateCredentialsOauthTokenData(
		_details: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await Promise.resolve(this.credential?.store(data));
	}

	getCredentialsProperties(): [] {
		return [];
	}
}
