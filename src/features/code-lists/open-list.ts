import { err, ok, type Result } from '#core/lib/result.ts'
import { must } from '#core/lib/assert.ts'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import type { Api } from '#network/api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { Catalogue } from '#storage/catalogue.ts'

/** What an author finds on opening a list. */
export interface OpenedList {
  readonly summary: AuthoredList
  /** Every version of the list, newest first. */
  readonly versions: readonly AuthoredList[]
  /** The server's text, and that of the version published before. */
  readonly text: Blob
  readonly before: Blob | null
  /** What this device has and the server does not; `moved`: the server's text is another one by now. */
  readonly kept: { readonly text: Blob; readonly moved: boolean; readonly savedAt: number } | null
}

const missing: NetworkFailure = {
  kind: 'problem',
  problem: { type: 'about:blank', title: '', status: 404, code: 'list.unknown', requestId: '' },
  retryAfter: null,
}

/** One version with all that its page shows. */
export async function openList(
  { api, catalogue }: { readonly api: Api; readonly catalogue: Catalogue },
  key: string,
  version: string,
): Promise<Result<OpenedList, NetworkFailure>> {
  // The heads first: a text that is saved between the two questions is then newer than its hash, and saving over it is refused.
  const heads = await api.authoring.lists()
  if (!heads.ok) return heads
  const versions = heads.value.lists.filter((list) => list.key === key)
  const summary = versions.find((list) => list.version === version)
  if (summary === undefined) return err(missing)
  const earlier = versions.find((list) => list.version < version && list.state !== 'draft')
  const [text, before] = await Promise.all([
    api.authoring.list(key, version),
    earlier === undefined ? null : api.authoring.list(key, earlier.version),
  ])
  if (!text.ok) return text
  if (before !== null && !before.ok) return before
  const work = summary.actions.includes('save') ? await catalogue.listWork({ key, version }) : null
  const own = work?.ok === true ? work.value : null
  return ok({
    summary,
    versions,
    text: text.value,
    before: before === null ? null : must(before.ok ? before.value : null, 'looked at above'),
    kept: own === null ? null : { text: own.text, moved: own.basedOn !== summary.hash, savedAt: own.savedAt },
  })
}
