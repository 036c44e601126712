/** In the dialogue of an attempt: the next server has promised to keep the sender informed (RFC 3461). */
export const NOTICES_HANDED_ON = 'The server takes over what its sender wants to hear of this mail (DSN).';
