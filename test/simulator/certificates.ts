import { generateKeyPairSync, randomBytes } from 'node:crypto';

import forge from 'node-forge';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Certificates {
	caPem: string;
	/** Key and certificate of the one TLS server that stands for all hosts. */
	server: { key: string; cert: string };
}

function keyPair(): { key: string; privateKey: forge.pki.rsa.PrivateKey; publicKey: forge.pki.PublicKey } {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
	});
	return {
		key: privateKey,
		privateKey: forge.pki.privateKeyFromPem(privateKey),
		publicKey: forge.pki.publicKeyFromPem(publicKey),
	};
}

function unsigned(publicKey: forge.pki.PublicKey): forge.pki.Certificate {
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = publicKey;
	// A leading zero keeps the serial number positive.
	certificate.serialNumber = `00${randomBytes(15).toString('hex')}`;
	certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
	certificate.validity.notAfter = new Date(Date.now() + 365 * DAY_MS);
	return certificate;
}

/**
 * Makes a certificate authority and, signed by it, one certificate for all given host names.
 * The authority's key is thrown away: nothing else can ever be signed with it.
 */
export function createCertificates(hosts: string[]): Certificates {
	const authority = keyPair();
	const ca = unsigned(authority.publicKey);
	const caName = [{ name: 'commonName', value: `Google simulator ${randomBytes(4).toString('hex')}` }];
	ca.setSubject(caName);
	ca.setIssuer(caName);
	ca.setExtensions([
		{ name: 'basicConstraints', cA: true, critical: true },
		{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		{ name: 'subjectKeyIdentifier' },
	]);
	ca.sign(authority.privateKey, forge.md.sha256.create());

	const server = keyPair();
	const leaf = unsigned(server.publicKey);
	leaf.setSubject([{ name: 'commonName', value: hosts[0] ?? 'localhost' }]);
	leaf.setIssuer(caName);
	leaf.setExtensions([
		{ name: 'basicConstraints', cA: false },
		{ name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
		{ name: 'extKeyUsage', serverAuth: true },
		{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
		{ name: 'subjectKeyIdentifier' },
		{
			name: 'authorityKeyIdentifier',
			keyIdentifier: ca.generateSubjectKeyIdentifier().getBytes(),
		},
	]);
	leaf.sign(authority.privateKey, forge.md.sha256.create());

	const caPem = forge.pki.certificateToPem(ca);
	return { caPem, server: { key: server.key, cert: forge.pki.certificateToPem(leaf) + caPem } };
}
