import type { IconName } from '#ui/icon-paths.ts'
import type { Place } from '#workspace/place.ts'

export interface Command {
  readonly key: string
  /** Key under `shell.palette`. */
  readonly group: 'forms' | 'records' | 'screens'
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  /** Further words it is found by: its title in the other language. */
  readonly words?: string
  readonly place: Place
}
