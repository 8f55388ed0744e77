import type { TFunction } from 'i18next'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { SaveFailure } from './device-bug.ts'
import type { FormFailure } from './form-library.ts'

/** What happened on this device and what to do, in the reader's language. */
export const storageText = (t: TFunction, failure: SaveFailure): string =>
  t(`failures.storage.${failure.kind}`, { place: failure.kind === 'damaged' ? failure.table : failure.kind === 'bug' ? failure.name : '' })

/** Refusals in making forms that say what to do next; their words are at `failures.authoring`. */
const authoringWords: ReadonlyMap<string, string> = new Map([
  ['draft.stale', 'draftStale'],
  ['draft.key', 'draftKey'],
  ['form.taken', 'formTaken'],
  ['form.open', 'formOpen'],
  ['form.foreign', 'formForeign'],
  ['form.denied', 'formDenied'],
  ['form.units', 'formUnits'],
  ['form.unfit', 'formUnfit'],
  ['form.own', 'formOwn'],
  ['form.consent', 'formConsent'],
  ['list.own', 'listOwn'],
  ['list.open', 'listOpen'],
  ['list.published', 'listPublished'],
  ['list.unfit', 'listUnfit'],
])

/** What happened on the way to the server and what to do; a refusal carries the request id to read out. */
export function networkText(t: TFunction, failure: NetworkFailure): string {
  if (failure.kind !== 'problem') return t(`failures.network.${failure.kind}`)
  const { status, code, requestId } = failure.problem
  if (code === 'record.changed') return t('failures.network.changed')
  if (code === 'files.missing') return t('failures.network.filesMissing')
  if (code === 'decision.own-work') return t('failures.network.ownWork')
  if (code === 'conflict.invalid') return t('failures.network.conflictInvalid', { count: failure.problem.issues?.length ?? 0 })
  const authoring = authoringWords.get(code)
  if (authoring !== undefined) return t(`failures.authoring.${authoring}`)
  if (status === 403) return t('failures.network.forbidden')
  if (status === 404) return t('failures.network.missing')
  if (status === 409) return t('failures.network.refused')
  if (status === 429 || status === 503) return t('failures.network.busy')
  return t('failures.network.problem', { id: requestId })
}

export function formText(t: TFunction, failure: FormFailure): string {
  switch (failure.kind) {
    case 'missing':
      return t('failures.form.missing')
    case 'broken':
      return t('failures.form.broken', { code: failure.code })
    case 'storage':
      return storageText(t, failure.failure)
    case 'network':
      return networkText(t, failure.failure)
  }
}
