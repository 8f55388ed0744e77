import { must } from '#core/lib/assert.ts'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { useFormScope } from './form-scope.ts'
import { NoteView } from './note-view.tsx'
import { placeOf } from './place.ts'
import { ReadField } from './read-field.tsx'
import { ReadGrid } from './read-grid.tsx'
import { ReadGroup } from './read-group.tsx'
import { ReadRepeat } from './read-repeat.tsx'

function ReadNode({ node, rows }: { readonly node: FormNode; readonly rows: readonly RowId[] }) {
  const { store } = useFormScope()
  const place = placeOf(node, rows)
  if (node.hidden || !store.instance.isPresent(place.path)) return null
  switch (node.kind) {
    case 'group':
      return <ReadGroup place={place} />
    case 'grid':
      return <ReadGrid place={place} />
    case 'repeat':
      return <ReadRepeat place={place} />
    case 'field':
      return node.type === 'note' ? <NoteView place={place} /> : <ReadField place={place} />
  }
}

/** Nodes in read mode: values in words, on screen and on paper. */
export function ReadNodes({ indexes, rows }: { readonly indexes: readonly number[]; readonly rows: readonly RowId[] }) {
  const { form } = useFormScope()
  return indexes.map((index) => <ReadNode key={index} node={must(form.nodes[index], 'a node of the form')} rows={rows} />)
}
