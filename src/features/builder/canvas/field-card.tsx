import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { OutlineNode } from '#core/form/authoring/outline.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/icon.tsx'
import { iconOfType } from '../field-kinds.ts'
import type { DragSource } from '../drag/drag-source.ts'
import { useDraggable } from '../drag/use-draggable.ts'
import { DrawnField } from './drawn-field.tsx'
import type { Nearness } from './nearness.ts'
import { isSameLook } from './same-look.ts'

/** What all cards share; the same object while none of it changes. */
export interface CardShared {
  readonly defs: JsonSchema['$defs']
  readonly context: FormContext
  readonly lang: 'vi' | 'en'
  readonly nearness: Nearness | null
  readonly onSelect: (key: string, add: boolean) => void
  /** What moves when the field is dragged: all that is chosen, when it is. */
  readonly dragged: (node: OutlineNode) => DragSource
}

interface FieldCardProps {
  readonly node: OutlineNode
  readonly selected: boolean
  readonly shared: CardShared
}

/** What a renderer of a single field looks at: other fields' changes must not draw it anew. */
const isSame = (a: FieldCardProps, b: FieldCardProps): boolean =>
  a.selected === b.selected && a.shared === b.shared && isSameLook(a.node, b.node)

/** Whether the card is near the screen, so that its field is worth drawing. */
function useIsNear({ nearness }: CardShared) {
  const ref = useRef<HTMLDivElement>(null)
  const [isNear, setNear] = useState(nearness === null)
  useEffect(() => (nearness === null || ref.current === null ? undefined : nearness.watch(ref.current, setNear)), [nearness])
  return { ref, isNear }
}

/** One field on the canvas. Far from the screen it is its name and its facts: the picture below is for the eye alone. */
export const FieldCard = memo(function FieldCard({ node, selected, shared }: FieldCardProps) {
  const { t } = useTranslation()
  const { ref, isNear } = useIsNear(shared)
  const { key, name, schema, isRequired } = node
  // Nobody drags what is not near.
  useDraggable(ref, isNear ? () => shared.dragged(node) : null)
  return (
    <div ref={ref} data-card={key} className={classNames('bd-card', selected && 'bd-card-selected')}>
      <button
        type="button"
        className="bd-card-pick"
        data-field={key}
        aria-pressed={selected}
        onClick={(event) => shared.onSelect(key, event.ctrlKey || event.metaKey || event.shiftKey)}
      >
        <Icon name={iconOfType(node.type)} size={16} />
        <span className="bd-card-name">{schema.title ?? name}</span>
        <span className="bd-card-facts">
          {t(`builder.type.${node.type}`)}
          {isRequired && ` · ${t('ui.required')}`}
          {node.isConditional && ` · ${t('builder.conditional')}`}
          {schema['x-phieu']?.computed === true && ` · ${t('builder.computed')}`}
        </span>
      </button>
      {isNear ? <DrawnField node={node} shared={shared} /> : <div style={{ height: shared.nearness?.heightOf(key) }} />}
    </div>
  )
}, isSame)
