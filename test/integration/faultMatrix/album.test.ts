import { testFaultMatrix } from './matrix';

testFaultMatrix('album');
