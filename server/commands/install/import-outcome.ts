/**
 * What became of an imported version. `kept`: a published version with another text under the same number stands;
 * the author must raise the number. So does a draft that people write on the server, or that is in review.
 */
export type ImportOutcome = 'added' | 'replaced' | 'unchanged' | 'kept'

/** The decision is the same for forms and code lists. */
export function importOutcome(
  known: { readonly hash: string; readonly status: string; readonly authors?: readonly unknown[] } | undefined,
  hash: string,
): ImportOutcome {
  if (!known) return 'added'
  if (known.hash === hash) return 'unchanged'
  return known.status === 'draft' && (known.authors ?? []).length === 0 ? 'replaced' : 'kept'
}
