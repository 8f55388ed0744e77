import type { UnitId } from '#core/lib/ids.ts'
import { derivedId } from './derived-id.ts'

/** A unit's id follows from its key, so that every server of the city, and every export, names it alike. */
export const unitIdOf = (key: string): UnitId => derivedId<UnitId>(`unit ${key}`)
