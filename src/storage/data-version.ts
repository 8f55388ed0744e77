/**
 * What the rows of the vault mean. Never reuse a number; expand first, contract a version later.
 * 1 — first version.
 * 2 — files, their chunks and transfers; proofs of sending name their record in clear. Only new tables and members: code of
 *     version 1 may still write, and a file it forgets to send is found again, because the record says that it awaits it.
 * 3 — drafts may hold what a later version of their form keeps aside, and the draft of before; moves to tell of;
 *     proofs of sending name their form in clear. Code of before keeps them.
 * 4 — files have a tag (given to the others when they are looked for); acknowledged operations are kept for a while. Code of
 *     before keeps none, and leaves those alone.
 */
export const DATA_VERSION = 4

/** The oldest code that may still write a vault written by this one; stored beside the data and checked before every write. */
export const MIN_DATA_VERSION = 1
