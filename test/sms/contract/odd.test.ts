import { contract } from './contract.ts';
import { PROFILES } from './stand.ts';

/** Half of the profiles; the other half runs in another process. */
contract(PROFILES.filter((_, i) => i % 2 === 1));
