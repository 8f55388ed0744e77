import { useCallback } from 'react'
import type { CodeList } from '#core/form/code-list.ts'
import { readCodeList } from '#core/form/lists/read-code-list.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { useServices } from '../services.ts'
import { useLoad, type Load } from '../use-load.ts'

/** The lists of the server, as far as it matters for some keys. */
export interface KnownLists {
  readonly mayBegin: boolean
  readonly keys: ReadonlySet<string>
  /** The newest version of those that have one of the keys; null: it cannot be read. */
  readonly found: ReadonlyMap<string, CodeList | null>
}

/** What there is already under the keys that lists are to have. The keys may change with every letter of the form's: only lists that have one are asked for. */
export function useKnownLists(keys: readonly string[]): Load<KnownLists, NetworkFailure> {
  const { api } = useServices()
  const index = useLoad(useCallback(() => api.authoring.lists(), [api]))
  const lists = index.state.kind === 'ready' ? index.state.value.lists : []
  // Newest first.
  const newest = keys.flatMap((key) => lists.find((list) => list.key === key) ?? [])
  const wanted = newest.map(({ key, version }) => `${key}@${version}`).join(' ')
  const read = useCallback(async (): Promise<Result<KnownLists['found'], NetworkFailure>> => {
    const found = new Map<string, CodeList | null>()
    for (const name of wanted === '' ? [] : wanted.split(' ')) {
      const [key = '', version = ''] = name.split('@')
      const text = await api.authoring.list(key, version)
      if (!text.ok) return text
      const list = readCodeList(await text.value.text())
      found.set(key, list.ok ? list.value : null)
    }
    return ok(found)
  }, [api, wanted])
  const texts = useLoad(read)
  if (index.state.kind !== 'ready') return { state: index.state, reload: index.reload }
  if (texts.state.kind !== 'ready') return { state: texts.state, reload: texts.reload }
  const { value, refreshing } = index.state
  const known = { mayBegin: value.mayBegin, keys: new Set(value.lists.map(({ key }) => key)), found: texts.state.value }
  return { state: { kind: 'ready', value: known, refreshing }, reload: index.reload }
}
