import { testFaultMatrix } from './matrix';

testFaultMatrix('pickerSession');
