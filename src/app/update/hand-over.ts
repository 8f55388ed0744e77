import type { UnsavedWork } from '#workspace/unsaved-work.ts'
import type { TabChannel } from '../session/session-tabs.ts'

/** What the other tabs of the app said: how many have a form open (all of it kept), and how many something that is not kept. */
export interface OtherTabs {
  readonly open: number
  readonly unkept: number
}

export interface HandOver {
  /** Every other tab stores what is typed there and says how it stands. A tab that the browser has put to sleep is not waited for. */
  ask(): Promise<OtherTabs>
}

export interface HandOverDeps {
  /** Null where there is none: then each tab is on its own. */
  readonly channel: TabChannel | null
  /** Names this tab to the others. */
  readonly tab: string
  readonly work: Pick<UnsavedWork, 'hasOpen' | 'saveAll'>
  readonly after: (millis: number, run: () => void) => void
}

type Work = 'none' | 'open' | 'unkept'
type Message =
  | { readonly kind: 'ask'; readonly round: string }
  | { readonly kind: 'here'; readonly round: string; readonly tab: string }
  | { readonly kind: 'kept'; readonly round: string; readonly tab: string; readonly work: Work }

/** A tab that is awake says so at once; one that is asleep has stored its work when it went. */
const WHO_IS_HERE = 1_500
/** Storing takes milliseconds; who has not answered by then has not stored. */
const STORING = 10_000

/** One version for all tabs of a device: before another takes over, each of them is asked. */
export function createHandOver({ channel, tab, work, after }: HandOverDeps): HandOver {
  let rounds = 0
  let asked: { readonly round: string; readonly answers: Map<string, Work | null>; readonly check: () => void } | null = null
  const tell = (message: Message) => channel?.postMessage(message)

  const store = async (): Promise<Work> => {
    const kept = await work.saveAll().catch(() => false)
    if (!kept) return 'unkept'
    return work.hasOpen() ? 'open' : 'none'
  }
  const answer = async (round: string) => {
    tell({ kind: 'here', round, tab })
    tell({ kind: 'kept', round, tab, work: await store() })
  }
  channel?.addEventListener('message', ({ data }) => {
    const message = data as Message // Same-origin: only tabs of this app write to the channel; other kinds of other versions fall through.
    if (message.kind === 'ask') void answer(message.round)
    if ((message.kind !== 'here' && message.kind !== 'kept') || message.round !== asked?.round) return
    asked.answers.set(message.tab, message.kind === 'kept' ? message.work : null)
    asked.check()
  })

  return {
    ask: () =>
      new Promise((resolve) => {
        if (channel === null) return resolve({ open: 0, unkept: 0 })
        const round = `${tab} ${++rounds}`
        const answers = new Map<string, Work | null>()
        let allHere = false
        const count = (...kinds: readonly (Work | null)[]) => [...answers.values()].filter((each) => kinds.includes(each)).length
        const end = () => resolve({ open: count('open'), unkept: count('unkept', null) })
        const check = () => allHere && count(null) === 0 && end()
        asked = { round, answers, check }
        tell({ kind: 'ask', round })
        after(WHO_IS_HERE, () => {
          allHere = true
          check()
        })
        after(STORING, end)
      }),
  }
}
