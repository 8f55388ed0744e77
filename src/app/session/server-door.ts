import type { UserId } from '#core/lib/ids.ts'
import type { Result } from '#core/lib/result.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import type { Api } from '#network/api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { ApiFor } from './api-for.ts'

const OWED_KEY = 'phieu.sign-out-owed'

type Answer = Result<SessionMessage, NetworkFailure>

/** The only way to begin and to end sessions with the server: the browser has one cookie for whoever sits here. */
export interface ServerDoor {
  /**
   * Begins a session, after those that should be over have ended.
   * @param wanted asked before and after: a session begun for somebody who has left meanwhile is ended at once
   * @returns null when nobody wants it any more
   */
  enter(signIn: (api: Api) => Promise<Answer>, wanted: () => boolean): Promise<Answer | null>
  /** The person has left: the session is to end, if not now, then when the server can be reached. Known also after a reload. */
  owe(userId: UserId): void
  /** The person is back with their password: the session may go on. */
  forgive(userId: UserId): void
  /** Ends what should be over, as far as the network lets it. */
  settle(): Promise<void>
}

export interface CreateServerDoorArgs {
  readonly apiFor: ApiFor
  /** Shared by all tabs of the device. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Runs one task after the other, over all tabs: an end must not overtake a beginning. */
  readonly inLine: <T>(task: () => Promise<T>) => Promise<T>
}

export function createServerDoor({ apiFor, memory, inLine }: CreateServerDoorArgs): ServerDoor {
  // Several, because it is not known here whose session the cookie is; the server ends it only for the right one.
  const owed = (): readonly UserId[] => (memory.getItem(OWED_KEY) ?? '').split(' ').filter((id) => id !== '') as UserId[] // written below
  const write = (userIds: readonly UserId[]): void =>
    userIds.length === 0 ? memory.removeItem(OWED_KEY) : memory.setItem(OWED_KEY, userIds.join(' '))
  const forgive = (userId: UserId): void => write(owed().filter((id) => id !== userId))
  const owe = (userId: UserId): void => write([...new Set([...owed(), userId])])

  const sendOwed = async (): Promise<void> => {
    for (const userId of owed()) {
      const answer = await apiFor(userId).signOut()
      // `unauthorized`: there is no session any more, or it is another person's.
      if (!answer.ok && answer.error.kind !== 'unauthorized') return
      forgive(userId)
    }
  }

  return {
    owe,
    forgive,
    settle: async () => {
      if (owed().length > 0) await inLine(sendOwed)
    },
    enter: (signIn, wanted) =>
      inLine(async () => {
        await sendOwed()
        if (!wanted()) return null
        const answer = await signIn(apiFor(null))
        if (!answer.ok) return answer
        // The cookie of before is gone, and nobody can use its session any more.
        write([])
        if (wanted()) return answer
        owe(answer.value.user.userId)
        await sendOwed()
        return null
      }),
  }
}
