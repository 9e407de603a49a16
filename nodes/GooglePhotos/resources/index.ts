import type { Resource } from '../shared/operation/operation';
import { album } from './album';
import { mediaItem } from './mediaItem';
import { pickerSession } from './pickerSession';
import { sharedAlbum } from './sharedAlbum';

/** Everything the node can do: the only list of its resources, the one of a new node first. */
export const resources: Resource[] = [mediaItem, album, pickerSession, sharedAlbum];
