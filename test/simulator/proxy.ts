import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Certificates } from './certificates';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface ProxyOptions {
	/** Port on 127.0.0.1; 0 takes a free one. */
	port: number;
	/** Whether this host is simulated: TLS for it ends here. */
	isSimulated: (hostname: string) => boolean;
	certificates: Certificates['server'];
	/** Told of each host that is asked for and not simulated, this machine included. */
	onForeignHost: (hostname: string) => void;
	/** Serves the simulated hosts, inside the tunnels. */
	onTunnelled: Listener;
	/** Serves what is asked of the listener itself, over plain HTTP. */
	onDirect: Listener;
}

export interface Proxy {
	/** `http://127.0.0.1:<port>` */
	readonly url: string;
	close: () => Promise<void>;
}

/** Connections of clients that keep them open may outlive a pause between two tests. */
const KEEP_ALIVE_MS = 120_000;

const isLocal = (hostname: string): boolean => hostname === '127.0.0.1' || hostname === 'localhost';

const refusal = (hostname: string): string =>
	`The simulator does not know ${hostname}, and lets nothing out of this machine.\n`;

function refuse(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

/** Plain HTTP in absolute form, as a browser with a proxy set sends it. */
function forward(
	request: IncomingMessage,
	response: ServerResponse,
	{ isSimulated, onForeignHost }: Pick<ProxyOptions, 'isSimulated' | 'onForeignHost'>,
): void {
	if (!URL.canParse(request.url ?? '')) return refuse(response, 400, 'Not an absolute URL.\n');
	const url = new URL(request.url ?? '');
	if (isSimulated(url.hostname))
		return refuse(response, 403, 'SSL is required to perform this operation.\n');
	onForeignHost(url.hostname);
	if (!isLocal(url.hostname)) return refuse(response, 502, refusal(url.hostname));
	const { method, headers } = request;
	const upstream = httpRequest(url, { method, headers }, (upstreamResponse) => {
		response.writeHead(upstreamResponse.statusCode ?? 502, upstreamResponse.headers);
		pipeline(upstreamResponse, response).catch(() => response.destroy());
	});
	upstream.on('error', (error) => {
		if (response.headersSent) response.destroy();
		else refuse(response, 502, `${error.message}\n`);
	});
	pipeline(request, upstream).catch(() => upstream.destroy());
}

function tunnel(
	client: Duplex,
	{ hostname, port }: URL,
	head: Buffer,
	track: (socket: Socket) => void,
): void {
	const upstream = connect(Number(port || 443), hostname, () => {
		client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		if (head.length > 0) upstream.write(head);
		upstream.pipe(client).pipe(upstream);
	});
	track(upstream);
	upstream.on('error', () => client.destroy()).on('close', () => client.destroy());
	client.on('close', () => upstream.destroy());
}

/**
 * Opens the one listener: an HTTP proxy that terminates TLS for the simulated hosts.
 * Errors: a port that is taken rejects with the system's error.
 */
export async function openProxy(options: ProxyOptions): Promise<Proxy> {
	const { isSimulated, onForeignHost } = options;
	const sockets = new Set<Socket>();
	const track = (socket: Socket): void => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	};

	// requestTimeout 0: a large upload over a slow connection may take any time.
	const timing = { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 };
	const tls = createTlsServer({ ...options.certificates, ...timing }, (request, response) => {
		void options.onTunnelled(request, response);
	});
	// A client that does not trust the authority breaks off the handshake.
	tls.on('tlsClientError', () => undefined);

	const server = createServer(timing, (request, response) => {
		if (request.url?.startsWith('/')) void options.onDirect(request, response);
		else forward(request, response, options);
	});
	server.on('connection', track);
	server.on('connect', (request, client: Socket, head) => {
		client.on('error', () => client.destroy());
		if (!URL.canParse(`https://${request.url}`)) return void client.destroy();
		const target = new URL(`https://${request.url}`);
		const { hostname } = target;
		if (!isSimulated(hostname)) onForeignHost(hostname);
		if (isLocal(hostname)) {
			tunnel(client, target, head, track);
		} else if (isSimulated(hostname)) {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			if (head.length > 0) client.unshift(head);
			tls.emit('connection', client);
		} else {
			const text = refusal(hostname);
			client.end(
				'HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain; charset=utf-8\r\n' +
					`Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
			);
		}
	});

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
			tls.closeAllConnections();
			tls.close();
		},
	};
}
