import { useEffect, useMemo, useState } from 'react'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import { useDesk } from '#workspace/desk.ts'
import { useServices } from '#workspace/services.ts'
import { useLeaving } from '#workspace/use-leaving.ts'
import type { ListDesk } from './desk/list-desk.ts'
import { createListKeeper, type KeptList, type ListKeeper } from './list-keeper.ts'

/** Milliseconds from the last change to keeping it here; a long list takes longer to write. */
const KEEP_AFTER = 400
const KEEP_LONG_AFTER = 1500
const LONG = 20_000
/** To the server by itself after a while, what is small; the rest when somebody says so. */
const SEND_AFTER = 3000
const SENT_BY_ITSELF = 400_000

interface Kept {
  readonly list: AuthoredList
  readonly desk: ListDesk
  readonly changes: number
  readonly total: number
  readonly isNewer: boolean
}

/** Keeps the list on the device soon after each change, and on the server when it is whole. */
export function useKeptList({ list, desk, changes, total, isNewer }: Kept): { readonly kept: KeptList; readonly keeper: ListKeeper } {
  const { api, clock } = useServices()
  const { catalogue } = useDesk()
  const [kept, setKept] = useState<KeptList>({ kind: isNewer ? 'here' : 'same' })
  const [keeper] = useState(() =>
    createListKeeper({ list, desk, api: api.authoring, catalogue, now: () => clock.now(), isNewer, onKept: setKept }),
  )
  useEffect(() => {
    if (changes === 0) return
    keeper.changed(changes)
    const sendSmall = async () => {
      const { size, faulty } = await keeper.keep()
      if (size <= SENT_BY_ITSELF && faulty === 0) await keeper.send()
    }
    const toDevice = setTimeout(() => void keeper.keep(), total > LONG ? KEEP_LONG_AFTER : KEEP_AFTER)
    const toServer = total > LONG ? undefined : setTimeout(() => void sendSmall(), SEND_AFTER)
    return () => {
      clearTimeout(toDevice)
      clearTimeout(toServer)
    }
  }, [changes, total, keeper])
  useLeaving(
    useMemo(
      () => ({
        isDirty: () => keeper.isDirty(),
        keep: async () => void (await keeper.keep()),
        send: async () => {
          if (keeper.saved() === null && total <= LONG) await keeper.send()
          else if (keeper.isDirty()) await keeper.keep()
        },
      }),
      [keeper, total],
    ),
  )
  return { kept, keeper }
}
