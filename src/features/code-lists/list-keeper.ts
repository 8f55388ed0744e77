import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import type { AuthoringApi } from '#network/authoring-api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { ListDesk, Written } from './desk/list-desk.ts'

export type KeptList =
  | { readonly kind: 'same' | 'changed' | 'here' | 'sending' | 'unkept' }
  | { readonly kind: 'sentAt'; readonly at: number }
  /** Who acts next is the author: so many rows are faulty. */
  | { readonly kind: 'faulty'; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: NetworkFailure }

export interface KeeperDeps {
  readonly list: Pick<AuthoredList, 'key' | 'version' | 'hash'>
  readonly desk: Pick<ListDesk, 'write'>
  readonly api: Pick<AuthoringApi, 'saveList'>
  readonly catalogue: Pick<Catalogue, 'putListWork' | 'dropListWork'>
  readonly now: () => number
  /** What the screen opened with came from this device: the server does not have it. */
  readonly isNewer: boolean
  readonly onKept: (kept: KeptList) => void
}

/** Keeps a list on the device and on the server; nothing overwrites what somebody else has saved meanwhile. */
export interface ListKeeper {
  /** So many changes by now. */
  changed(changes: number): void
  keep(): Promise<Written>
  /** To the server, when the list is whole. */
  send(): Promise<void>
  isDirty(): boolean
  /** The server has what is on the desk; its hash. */
  saved(): string | null
}

export function createListKeeper({ list: { key, version, hash }, desk, api, catalogue, now, isNewer, onKept }: KeeperDeps): ListKeeper {
  let basedOn = hash
  let changes = 0
  // By the number of changes: what the device has, and what the server has; -1: not even what it began with.
  let here = 0
  let sent = isNewer ? -1 : 0
  let busy: Promise<void> = Promise.resolve()

  async function keep(): Promise<Written> {
    const at = changes
    const written = await desk.write()
    if (at === here) return written
    const put = await catalogue.putListWork({ key, version, text: written.text, basedOn, savedAt: now() })
    if (put.ok) here = at
    onKept(!put.ok ? { kind: 'unkept' } : written.faulty > 0 ? { kind: 'faulty', count: written.faulty } : { kind: 'here' })
    return written
  }

  async function sendOnce(): Promise<void> {
    const at = changes
    if (at === sent) return
    const written = await keep()
    if (written.faulty > 0) return onKept({ kind: 'faulty', count: written.faulty })
    onKept({ kind: 'sending' })
    const saved = await api.saveList(key, version, written.text, basedOn)
    if (!saved.ok) return onKept({ kind: 'failed', failure: saved.error })
    basedOn = saved.value.hash
    sent = at
    if (changes !== at) return onKept({ kind: 'changed' })
    await catalogue.dropListWork({ key, version })
    onKept({ kind: 'sentAt', at: now() })
  }

  return {
    changed(count) {
      changes = count
      onKept({ kind: 'changed' })
    },
    keep,
    send() {
      // Also after one that broke: each tries for itself.
      busy = busy.then(sendOnce, sendOnce)
      return busy
    },
    isDirty: () => changes !== here && changes !== sent,
    saved: () => (changes === sent ? basedOn : null),
  }
}
