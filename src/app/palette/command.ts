import type { IconName } from '#ui/icon-paths.ts'
import type { Place } from '#workspace/place.ts'

export interface Command {
  readonly key: string
  /** Key under `shell.palette`. */
  readonly group: 'forms' | 'records' | 'screens'
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly place: Place
}
