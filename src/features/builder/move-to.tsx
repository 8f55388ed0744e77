import { useTranslation } from 'react-i18next'
import { holdsFields, isFixedPart } from '#core/form/authoring/edit/place.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import type { Editor } from './use-editor.ts'
import type { FieldActs } from './use-field-acts.ts'

/** To the end of another section, group or repeat: what dragging does, by keyboard and screen reader. */
export function MoveTo({ editor, acts }: { readonly editor: Editor; readonly acts: FieldActs }) {
  const { t } = useTranslation()
  const { definition, selected } = editor
  const { sections, all } = outlineOf(definition)
  const groups = all.filter((node) => holdsFields(node) && !selected.includes(node.key) && !isFixedPart(definition, node))
  const items = [
    { value: '', label: t('builder.moveChoose') },
    ...sections.map(({ id, title }) => ({ value: `section ${id}`, label: t('builder.inSection', { title }) })),
    ...groups.map((node) => ({ value: `group ${node.path}`, label: t('builder.inGroup', { title: node.schema.title ?? node.name }) })),
  ]
  const move = (value: string) => {
    const at = value.indexOf(' ')
    const target = value.slice(at + 1)
    if (value.startsWith('section ')) acts.moveTo({ parent: '', before: null, section: target })
    if (value.startsWith('group ')) acts.moveTo({ parent: target, before: null, section: null })
  }
  return (
    <Field id="bd-move" label={t('builder.moveTo')}>
      <Select id="bd-move" items={items} value="" onChange={(event) => move(event.target.value)} />
    </Field>
  )
}
