import { useMemo } from 'react'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { LibraryBlock } from '#core/form/library/library-block.ts'
import { useLatest } from '#renderer/use-latest.ts'
import type { PartActs } from './canvas/part-head.tsx'
import type { DragSource } from './drag/drag-source.ts'
import type { DropSpot } from './drag/drop-spot.ts'
import type { Editor } from './use-editor.ts'
import type { FieldActs } from './use-field-acts.ts'

/** The same object for as long as the canvas is open, so that palette and canvas are not drawn anew for it. */
interface DesignActs {
  readonly onAdd: (type: FieldTypeName, title: string) => void
  readonly onBlock: (block: LibraryBlock) => void
  readonly onDrop: (source: DragSource, spot: DropSpot) => void
}

/**
 * What palette and canvas ask for.
 * @param awaitLabel is called before a field comes in that is named first
 */
export function useDesignActs(
  editor: Editor,
  acts: FieldActs,
  { section, page }: { readonly section: PartActs; readonly page: PartActs },
  awaitLabel: () => void,
): DesignActs {
  const latest = useLatest({ editor, acts })
  return useMemo(
    () => ({
      onAdd: (type, title) => {
        awaitLabel()
        latest.current.acts.add(type, title)
      },
      onBlock: ({ definition }) => {
        awaitLabel()
        const brought = latest.current.acts.bringIn(definition, 'here', 'block')
        if (!brought.ok) latest.current.editor.run(brought, 'block')
      },
      onDrop: (source, spot) => {
        if (source.kind === 'section' && spot.kind === 'section') return section.moveTo(source.id, spot.id, spot.edge)
        if (source.kind === 'page' && spot.kind === 'page') return page.moveTo(source.id, spot.id, spot.edge)
        if (source.kind === 'type') awaitLabel()
        latest.current.acts.drop(source, spot)
      },
    }),
    [section, page, awaitLabel, latest],
  )
}
