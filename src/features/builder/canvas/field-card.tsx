import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import type { OutlineNode } from '#core/form/authoring/outline.ts'
import { FieldPreview } from '#renderer/field-preview.tsx'
import { singleField } from '#renderer/single-field.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/icon.tsx'
import { iconOfType } from '../field-kinds.ts'

/** What all cards share; the same object while none of it changes. */
export interface CardShared {
  readonly defs: JsonSchema['$defs']
  readonly translations: FormDefinition['translations']
  readonly context: FormContext
  readonly lang: 'vi' | 'en'
  readonly onSelect: (key: string, add: boolean) => void
}

interface FieldCardProps {
  readonly node: OutlineNode
  readonly selected: boolean
  readonly shared: CardShared
}

/** What a renderer of a single field looks at: other fields' changes must not draw it anew. */
const isSame = (a: FieldCardProps, b: FieldCardProps): boolean =>
  a.selected === b.selected &&
  a.shared === b.shared &&
  a.node.schema === b.node.schema &&
  a.node.name === b.node.name &&
  a.node.isRequired === b.node.isRequired &&
  a.node.isConditional === b.node.isConditional &&
  a.node.ui === b.node.ui

/** One field on the canvas, drawn by the renderer that clerks see. */
export const FieldCard = memo(function FieldCard({ node, selected, shared }: FieldCardProps) {
  const { t } = useTranslation()
  const { defs, translations, context, lang, onSelect } = shared
  const { key, name, schema, ui, isRequired } = node
  const form = useMemo(
    () => (node.type === 'hidden' ? null : singleField({ key, name, schema, ui, isRequired, translations }, defs)),
    [key, name, schema, ui, isRequired, translations, defs, node.type],
  )
  const label = schema.title ?? name
  return (
    <div className={classNames('bd-card', selected && 'bd-card-selected')}>
      <button
        type="button"
        className="bd-card-pick"
        data-field={key}
        aria-pressed={selected}
        onClick={(event) => onSelect(key, event.ctrlKey || event.metaKey || event.shiftKey)}
      >
        <Icon name={iconOfType(node.type)} size={16} />
        <span className="bd-card-name">{label}</span>
        <span className="bd-card-facts">
          {t(`builder.type.${node.type}`)}
          {isRequired && ` · ${t('ui.required')}`}
          {node.isConditional && ` · ${t('builder.conditional')}`}
          {schema['x-phieu']?.computed === true && ` · ${t('builder.computed')}`}
        </span>
      </button>
      {form === null ? (
        <p className="bd-card-none">{node.type === 'hidden' ? t('builder.hiddenField') : t('builder.notDrawn')}</p>
      ) : (
        <FieldPreview key={form.hash} form={form} context={context} lang={lang} />
      )}
    </div>
  )
}, isSame)
