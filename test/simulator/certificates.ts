import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

import forge from 'node-forge';

/** In the library, but not in its types. */
const pki = forge.pki as typeof forge.pki & {
	getTBSCertificate: (certificate: forge.pki.Certificate) => forge.asn1.Asn1;
};

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Certificates {
	caPem: string;
	/** Key and certificate of the one TLS server for all hosts. */
	server: { key: string; cert: string };
}

function keyPair(): { key: string; publicKey: forge.pki.PublicKey } {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
	});
	return { key: privateKey, publicKey: forge.pki.publicKeyFromPem(publicKey) };
}

/** Signs with Node's own RSA: the library's, in plain JavaScript, takes seconds in jest's sandbox. */
function signWith(key: string, certificate: forge.pki.Certificate): void {
	const signer = {
		sign(): string {
			const content = forge.asn1.toDer(pki.getTBSCertificate(certificate)).getBytes();
			return sign('sha256', Buffer.from(content, 'binary'), key).toString('binary');
		},
	};
	certificate.sign(signer as unknown as forge.pki.rsa.PrivateKey, forge.md.sha256.create());
}

function unsigned(publicKey: forge.pki.PublicKey): forge.pki.Certificate {
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = publicKey;
	// The first byte keeps the serial number positive, and short of zeros that DER forbids.
	certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
	certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
	certificate.validity.notAfter = new Date(Date.now() + 365 * DAY_MS);
	return certificate;
}

/**
 * Makes a certificate authority and, signed by it, one certificate for all given host names.
 * The authority's key is not kept, so that nothing else can be signed with it.
 */
export function createCertificates(hosts: string[]): Certificates {
	const authority = keyPair();
	const ca = unsigned(authority.publicKey);
	const caName = [
		{ name: 'commonName', value: `Google simulator ${randomBytes(4).toString('hex')}` },
	];
	ca.setSubject(caName);
	ca.setIssuer(caName);
	ca.setExtensions([
		{ name: 'basicConstraints', cA: true, critical: true },
		{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		{ name: 'subjectKeyIdentifier' },
	]);
	signWith(authority.key, ca);

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
	signWith(authority.key, leaf);

	const caPem = forge.pki.certificateToPem(ca);
	return { caPem, server: { key: server.key, cert: forge.pki.certificateToPem(leaf) + caPem } };
}
