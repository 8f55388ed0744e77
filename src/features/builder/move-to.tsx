import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { holdsFields, isFixedPart, type FieldPlace } from '#core/form/authoring/edit/place.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { useLatest } from '#renderer/use-latest.ts'
import { useSame } from '#renderer/use-same.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import type { Editor } from './use-editor.ts'
import type { FieldActs } from './use-field-acts.ts'

interface Target {
  readonly kind: 'section' | 'group'
  /** Id of the section, path of the group. */
  readonly id: string
  readonly title: string
}

interface TargetsProps {
  readonly targets: readonly Target[]
  readonly onChoose: (value: string) => void
}

/** All places there are; drawn anew when there are others, or under other names. */
const Targets = memo(function Targets({ targets, onChoose }: TargetsProps) {
  const { t } = useTranslation()
  const items = [
    { value: '', label: t('builder.moveChoose') },
    ...targets.map(({ kind, id, title }) => ({
      value: `${kind} ${id}`,
      label: t(kind === 'section' ? 'builder.inSection' : 'builder.inGroup', { title }),
    })),
  ]
  return <Select id="bd-move" items={items} value="" onChange={(event) => onChoose(event.target.value)} />
})

/** To the end of another section, group or repeat: what dragging does, by keyboard and screen reader. */
export function MoveTo({ editor, acts }: { readonly editor: Editor; readonly acts: FieldActs }) {
  const { t } = useTranslation()
  const { definition, selected } = editor
  const { sections, all } = outlineOf(definition)
  const groups = all.filter((node) => holdsFields(node) && !selected.includes(node.key) && !isFixedPart(definition, node))
  const targets = useSame<readonly Target[]>([
    ...sections.map(({ id, title }) => ({ kind: 'section' as const, id, title })),
    ...groups.map((node) => ({ kind: 'group' as const, id: node.path, title: node.schema.title ?? node.name })),
  ])
  const latest = useLatest(acts.moveTo)
  const onChoose = useCallback(
    (value: string) => {
      const at = value.indexOf(' ')
      const target = value.slice(at + 1)
      const moveTo = (place: FieldPlace) => latest.current(place)
      if (value.startsWith('section ')) moveTo({ parent: '', before: null, section: target })
      if (value.startsWith('group ')) moveTo({ parent: target, before: null, section: null })
    },
    [latest],
  )
  return (
    <Field id="bd-move" label={t('builder.moveTo')}>
      <Targets targets={targets} onChoose={onChoose} />
    </Field>
  )
}
