/**
 * Spoken between device and server; the server understands N…N−2.
 * 1 — first version; since then only optional fields and endpoints have come to it:
 *     files — `awaitingFiles` beside the state, PUT and GET of a record's files; a `receipt` may be empty meanwhile.
 *     named rows — decision `name-readers`, `access` of a record; decision `request-erasure`, `erasure` of a record, GET of numbers and erasures, POST of an erasure; `orphans` of a revision.
 *     lost files — decision `give-up-files`.
 *     forms — definitions with more field types, islands, and upgrade steps `split` and `convert`, `words` of a translation; a device of before reads its own forms on, and not those.
 *     computed values — `corrected` of an outcome and of a revision: what the server worked out otherwise than the device.
 *     authoring — everything below /authoring: drafts of forms and lists, the life of a version, the impact on stored records; later `owners` of a version, units, the act `due`.
 *     held drafts — PUT of the drafts that a device holds: versions and filled fields, no values.
 *     drafts across versions — `orphans` of an operation, `moved` of held drafts and of an impact report, `state` of a form in the catalogue.
 *     test mode — `test` of a form in the catalogue, whose key ends in `~test`; GET and PUT of who tries a version out; `tests` asks for such forms.
 *     larger requests — a push carries up to 500 operations, before 200.
 *     dead letters — GET of operations that were answered and not kept, for administrators.
 *     digests — `digests` asks a pull for the `digest` of each scope.
 *     side by side — `own` and `parallel` of a revision; `why` of a correction, which travels as the reason `correction` of its operation.
 *     uploads — a record's files by tus, beside PUT.
 */
export const PROTOCOL_VERSION = 1
