import type { FieldProps } from '@rjsf/utils'
import { FieldView } from '../../field-view.tsx'
import { useFormScope } from '../../form-scope.ts'
import { GridView } from '../../grid-view.tsx'
import { MatrixView } from '../../matrix-view.tsx'
import { useWay } from './use-way.ts'

/** A field of the form where RJSF says that it stands: our control writes into the record, and RJSF is told of the record. */
export function NodeField({ fieldPathId }: FieldProps) {
  const scope = useFormScope()
  const place = useWay(fieldPathId.path)
  if (place === null || !scope.store.instance.isPresent(place.path)) return null
  if (place.node.kind === 'grid') return <GridView place={place} />
  return place.node.type === 'matrix' ? <MatrixView place={place} /> : <FieldView key={place.id} place={place} />
}
