import { createContext, use } from 'react'
import type { i18n } from 'i18next'
import { must } from '#core/lib/assert.ts'
import type { Services } from '#workspace/services.ts'
import type { UnsavedWork } from '#workspace/unsaved-work.ts'
import type { NetworkSwitch } from './demo/network-switch.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { IdleClock } from './session/idle-clock.ts'
import type { ApiFor } from './session/api-for.ts'
import type { SessionControl } from './session/session-control.ts'
import type { UpdateControl } from './update/update-control.ts'

/** Everything the composition root made. */
export interface AppParts {
  readonly services: Services
  readonly session: SessionControl
  readonly apiFor: ApiFor
  readonly network: NetworkSwitch
  readonly updates: UpdateControl
  readonly unsaved: UnsavedWork
  /** Stores what is typed before this tab locks by itself; waits only so long. */
  readonly saveWork: () => Promise<void>
  readonly i18n: i18n
  /** How long this device stays open for a person, over all tabs. */
  readonly idleClock: (userId: UserId) => IdleClock
  /** Asks the server what it is; keeps the answer for the next start without a network. */
  readonly learnMode: () => Promise<void>
}

export const AppPartsContext = createContext<AppParts | null>(null)

export const useAppParts = (): AppParts => must(use(AppPartsContext), 'the shell is mounted under AppPartsContext')
