import type { UpgradeStep } from '../definition.ts'

/** How records of the version before move on to this one. */
export interface VersionUpgrade {
  readonly version: number
  readonly steps: readonly UpgradeStep[]
}
