/**
 * Spoken between device and server; the server understands N…N−2.
 * 1 — first version; since then only optional fields and endpoints have come to it:
 *     files — `awaitingFiles` beside the state, PUT and GET of a record's files; a `receipt` may be empty meanwhile.
 */
export const PROTOCOL_VERSION = 1
