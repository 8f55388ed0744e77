import { memo } from 'react'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { FieldView } from './field-view.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { GridView } from './grid-view.tsx'
import { GroupView } from './group-view.tsx'
import { MatrixView } from './matrix-view.tsx'
import type { Place } from './place.ts'
import { RepeatView } from './repeat-view.tsx'

/** A group, grid or repeat in edit mode. It listens to its own place only; an absent node is not in the document, its value stays. */
const ContainerView = memo(function ContainerView({ place }: { readonly place: Place }) {
  const { store } = useFormScope()
  useChannel(place.path)
  if (!store.instance.isPresent(place.path)) return null
  if (place.node.kind === 'grid') return <GridView place={place} />
  if (place.node.type === 'matrix') return <MatrixView place={place} />
  return place.node.kind === 'repeat' ? <RepeatView place={place} /> : <GroupView place={place} />
})

/** The children of a group or of one row, in form order. Fields, of which there may be a thousand, are one component each. */
export function NodeList({ indexes, rows }: { readonly indexes: readonly number[]; readonly rows: readonly RowId[] }) {
  const { form, store } = useFormScope()
  return indexes.map((index) => {
    const node: FormNode = must(form.nodes[index], 'a node of the form')
    if (node.hidden) return null
    const place = store.placeOf(node, rows)
    return node.kind === 'field' ? <FieldView key={index} place={place} /> : <ContainerView key={index} place={place} />
  })
}
