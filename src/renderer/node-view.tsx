import { memo, useMemo } from 'react'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { FieldView } from './field-view.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { GridView } from './grid-view.tsx'
import { GroupView } from './group-view.tsx'
import { placeOf } from './place.ts'
import { RepeatView } from './repeat-view.tsx'

export interface NodeViewProps {
  readonly node: FormNode
  readonly rows: readonly RowId[]
}

/** One node in edit mode. It listens to its own place only; an absent node is not in the document, its value stays. */
export const NodeView = memo(function NodeView({ node, rows }: NodeViewProps) {
  const { store } = useFormScope()
  const place = useMemo(() => placeOf(node, rows), [node, rows])
  useChannel(place.path)
  if (!store.instance.isPresent(place.path)) return null
  switch (node.kind) {
    case 'group':
      return <GroupView place={place} />
    case 'grid':
      return <GridView place={place} />
    case 'repeat':
      return <RepeatView place={place} />
    case 'field':
      return <FieldView place={place} />
  }
})

/** The children of a group or of one row, in form order. */
export function NodeList({ indexes, rows }: { readonly indexes: readonly number[]; readonly rows: readonly RowId[] }) {
  const { form } = useFormScope()
  return indexes.map((index) => <NodeView key={index} node={must(form.nodes[index], 'a node of the form')} rows={rows} />)
}
