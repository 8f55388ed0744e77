import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { RecordScreen } from '#features/records/record-screen.tsx'
import { NotFoundScreen } from '../boundary/not-found-screen.tsx'
import { useIdParam } from './param.ts'

export function RecordRoute() {
  const unitId = useIdParam<UnitId>('unitId')
  const recordId = useIdParam<RecordId>('recordId')
  return unitId === null || recordId === null ? <NotFoundScreen /> : <RecordScreen key={recordId} unitId={unitId} recordId={recordId} />
}
