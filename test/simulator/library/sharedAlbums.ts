/**
 * Sharing, which the API had until March 31, 2025. In current mode no scope allows these methods: all
 * respond with 403.
 * https://developers.google.com/photos/support/updates
 */
import type { Grant } from '../service';
import { ALBUM_PAGES, listAlbumsFields } from './albums';
import { invalid, notFound } from './errors';
import { newOpaque } from './ids';
import { readMessage, readQuery } from './messages';
import type { Rpc } from './methods';
import { albumResource, shareInfoResource } from './resources';
import type { Album } from './types';
import { isAlbumVisible, ownAlbum } from './visibility';
import type { Handler } from './handler';
import type { LibraryState } from './state';

const shareFields = {
	sharedAlbumOptions: { message: { isCollaborative: 'bool', isCommentable: 'bool' } },
} as const;
const shareTokenFields = { shareToken: 'string' } as const;

/** @returns the handlers of share, unshare and the shared albums. */
export function sharedAlbumHandlers(state: LibraryState) {
	const { store, pager } = state;
	const albumOfToken = (token: string): Album => {
		if (token === '') throw invalid('The share token is required.');
		for (const album of store.albums()) if (album.sharing?.token === token) return album;
		throw notFound();
	};
	const bodyToken = (body: unknown) => readMessage(shareTokenFields, body).shareToken ?? '';
	const isJoined = (grant: Grant, album: Album) =>
		album.sharing !== undefined &&
		(album.userId === grant.userId || album.sharing.members.has(grant.userId));

	return {
		ShareAlbum: ({ grant, id, query, body }) => {
			readQuery({}, query);
			const { sharedAlbumOptions = {} } = readMessage(shareFields, body);
			const album = ownAlbum(state, grant, id);
			const { isCollaborative = false, isCommentable = false } = sharedAlbumOptions;
			const { token, members } = album.sharing ?? {
				token: state.context.noteSecret('share token', newOpaque('AOVP0r', 60)),
				members: new Set<string>(),
			};
			album.sharing = { token, members, isCollaborative, isCommentable };
			return { shareInfo: shareInfoResource(grant, album) };
		},

		UnshareAlbum: ({ grant, id, query, body }) => {
			readQuery({}, query);
			readMessage({}, body);
			delete ownAlbum(state, grant, id).sharing;
			return {};
		},

		GetSharedAlbum: ({ grant, id, query }) => {
			readQuery({}, query);
			return albumResource(state, grant, albumOfToken(id));
		},

		JoinSharedAlbum: ({ grant, query, body }) => {
			readQuery({}, query);
			const album = albumOfToken(bodyToken(body));
			if (album.userId !== grant.userId) album.sharing?.members.add(grant.userId);
			return { album: albumResource(state, grant, album) };
		},

		LeaveSharedAlbum: ({ grant, query, body }) => {
			readQuery({}, query);
			const album = albumOfToken(bodyToken(body));
			if (album.userId === grant.userId) throw invalid('The owner cannot leave a shared album.');
			if (!album.sharing?.members.delete(grant.userId)) throw notFound();
			return {};
		},

		ListSharedAlbums: ({ grant, query }) => {
			const { excludeNonAppCreatedData, ...request } = readQuery(listAlbumsFields, query);
			const albums = [...store.albums()].reverse().filter((album) => {
				if (excludeNonAppCreatedData && album.clientId !== grant.clientId) return false;
				return isJoined(grant, album) && isAlbumVisible(state, grant, album);
			});
			const parameters = ['sharedAlbums', excludeNonAppCreatedData];
			const page = pager.page(albums, request, ALBUM_PAGES, grant, parameters);
			const sharedAlbums = page.items.map((album) => albumResource(state, grant, album));
			return { sharedAlbums, nextPageToken: page.nextPageToken };
		},
	} satisfies Partial<Record<Rpc, Handler>>;
}
