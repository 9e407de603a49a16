import type { Resource } from '../shared/operation/operation';
import { album } from './album';
import { mediaItem } from './mediaItem';
import { pickerSession } from './pickerSession';
import { sharedAlbum } from './sharedAlbum';

/** Everything the node can do: the only list of its resources. */
export const resources: Resource[] = [album, mediaItem, pickerSession, sharedAlbum];
