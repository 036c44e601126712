import { fileURLToPath } from 'node:url';

/* What comes with the program; the depth is the same below gateway/ and below dist/. */

/** Folder of the firmware profiles. */
export const SHIPPED_PROFILES = fileURLToPath(new URL('../../firmware-profiles', import.meta.url));
/** Folder of the built admin UI. */
export const SHIPPED_UI = fileURLToPath(new URL('../../dist/ui', import.meta.url));
