import { createContext, use } from 'react'
import { must } from '#core/lib/assert.ts'
import type { MakeId } from '#core/lib/ids.ts'
import type { Api } from '#network/api.ts'
import type { DeviceStorage } from '#storage/device-storage.ts'
import type { Vaults } from '#storage/vault.ts'
import type { Clock } from './clock.ts'

/** What the composition root made for this device; the same whoever is signed in. */
export interface Services {
  readonly vaults: Vaults
  readonly api: Api
  readonly storage: DeviceStorage
  readonly clock: Clock
  readonly makeId: MakeId
  /** Demonstration server: every screen and print is marked, invented personal ids are admitted. */
  readonly demo: () => boolean
}

export const ServicesContext = createContext<Services | null>(null)

export const useServices = (): Services => must(use(ServicesContext), 'screens are mounted under ServicesContext')
