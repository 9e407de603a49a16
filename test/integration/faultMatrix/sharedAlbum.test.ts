import { testFaultMatrix } from './matrix';

testFaultMatrix('sharedAlbum');
