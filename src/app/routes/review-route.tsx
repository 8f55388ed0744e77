import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { ReviewScreen } from '#features/review/review-screen.tsx'
import { NotFoundScreen } from '../boundary/not-found-screen.tsx'
import { useIdParam } from './param.ts'

export function ReviewRoute() {
  const unitId = useIdParam<UnitId>('unitId')
  const recordId = useIdParam<RecordId>('recordId')
  return unitId === null || recordId === null ? <NotFoundScreen /> : <ReviewScreen key={recordId} unitId={unitId} recordId={recordId} />
}
