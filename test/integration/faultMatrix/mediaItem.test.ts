import { testFaultMatrix } from './matrix';

testFaultMatrix('mediaItem');
