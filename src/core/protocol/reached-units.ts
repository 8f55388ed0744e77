import type { UnitId } from '../lib/ids.ts'
import type { Grant } from './session.ts'

/** Where the grant holds; a session that was kept before servers said so reaches its own unit only. */
export const reachedUnits = ({ unitId, reaches }: Grant): readonly UnitId[] => reaches ?? [unitId]
