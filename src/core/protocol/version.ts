/**
 * Spoken between device and server; the server understands N…N−2.
 * 1 — first version.
 */
export const PROTOCOL_VERSION = 1
