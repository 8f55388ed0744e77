import { useSearch } from '@tanstack/react-router'
import { parseId, type RecordId, type UnitId } from '#core/lib/ids.ts'
import { FillScreen } from '#features/fill/fill-screen.tsx'
import { NotFoundScreen } from '../boundary/not-found-screen.tsx'
import { useIdParam } from './param.ts'

export function FillRoute() {
  const recordId = useIdParam<RecordId>('recordId')
  const search: { readonly form?: string; readonly unit?: string } = useSearch({ strict: false })
  if (recordId === null) return <NotFoundScreen />
  return <FillScreen key={recordId} recordId={recordId} formKey={search.form ?? null} unitId={parseId<UnitId>(search.unit)} />
}
