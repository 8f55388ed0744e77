import { memo, useMemo } from 'react'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { Apart } from '#ui/apart.tsx'
import { covers } from './covers.ts'
import { FieldView } from './field-view.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { GridView } from './grid-view.tsx'
import { GroupView } from './group-view.tsx'
import { MatrixView } from './matrix-view.tsx'
import type { Place } from './place.ts'
import { RepeatView } from './repeat-view.tsx'
import { leavesOf, STRETCH, stretchesOf, type Stretch } from './stretches.ts'
import { useWindow } from './use-window.ts'

/** A group, grid or repeat in edit mode. It listens to its own place only; an absent node is not in the document, its value stays. */
const ContainerView = memo(function ContainerView({ place }: { readonly place: Place }) {
  const { store } = useFormScope()
  useChannel(place.path)
  if (!store.instance.isPresent(place.path)) return null
  if (place.node.kind === 'grid') return <GridView place={place} />
  if (place.node.type === 'matrix') return <MatrixView place={place} />
  return place.node.kind === 'repeat' ? <RepeatView place={place} /> : <GroupView place={place} />
})

interface NodesProps {
  readonly indexes: readonly number[]
  readonly rows: readonly RowId[]
}

/** The nodes themselves. Fields, of which there may be a thousand, are one component each. */
function Nodes({ indexes, rows }: NodesProps) {
  const { form, store } = useFormScope()
  return indexes.map((index) => {
    const node: FormNode = must(form.nodes[index], 'a node of the form')
    if (node.hidden) return null
    const place = store.placeOf(node, rows)
    return node.kind === 'field' ? <FieldView key={index} place={place} /> : <ContainerView key={index} place={place} />
  })
}

interface StretchProps {
  readonly stretch: Stretch
  readonly rows: readonly RowId[]
  /** Inside a group or row, which lies in a stretch already. */
  readonly inner: boolean
}

/** Neighbours that are in the document while they are near the screen; their room is kept. */
const StretchView = memo(function StretchView({ stretch, rows, inner }: StretchProps) {
  const { form } = useFormScope()
  const window = useMemo(() => ({ weight: stretch.weight, covers: covers(form, stretch.nodes, rows) }), [form, stretch, rows])
  const { ref, open, height, id } = useWindow<HTMLFormElement & HTMLDivElement>([stretch.nodes[0], ...rows].join('@'), window)
  const Box = inner ? 'div' : Apart
  return (
    <Box className="ph-fields" ref={ref} data-stretch={id} style={open ? undefined : { height: height ?? stretch.height }}>
      {open && <Nodes indexes={stretch.nodes} rows={rows} />}
    </Box>
  )
})

/** The children of a section, a group or one row, in form order. What is short comes and goes with the group or row around it. */
export function NodeList({ indexes, rows, around }: NodesProps & { readonly around: FormNode | null }) {
  const { form } = useFormScope()
  if (around !== null && leavesOf(form, indexes) <= STRETCH) {
    return (
      <div className="ph-fields">
        <Nodes indexes={indexes} rows={rows} />
      </div>
    )
  }
  return stretchesOf(form, indexes).map((stretch) => (
    <StretchView key={stretch.nodes[0]} stretch={stretch} rows={rows} inner={around !== null} />
  ))
}
