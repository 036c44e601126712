import type { en } from './en/index.ts';

/** Every visible text. English is the measure: a key missing in another language fails the build. */
export type Texts = typeof en;
