import type { OpId } from '#core/lib/ids.ts'
import { SentScreen } from '#features/fill/sent-screen.tsx'
import { NotFoundScreen } from '../boundary/not-found-screen.tsx'
import { useIdParam } from './param.ts'

export function SentRoute() {
  const opId = useIdParam<OpId>('opId')
  return opId === null ? <NotFoundScreen /> : <SentScreen key={opId} opId={opId} />
}
