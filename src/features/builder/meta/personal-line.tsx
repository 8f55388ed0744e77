import { useTranslation } from 'react-i18next'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { PersonalClass } from '#core/form/field-types/panels/common-panel.ts'
import type { PersonalField } from '#core/form/publishing/personal-fields.ts'
import { suggestedClass } from '#core/form/publishing/personal-kinds.ts'
import { Button } from '#ui/button.tsx'
import { DraftInput } from '../rules/draft-input.tsx'
import type { Goal } from '../goal.ts'
import '../texts/texts.css'

export interface PersonalLineProps {
  readonly definition: FormDefinition
  readonly field: PersonalField
  readonly isPicked: boolean
  readonly onPick: (key: string) => void
  readonly onSet: (key: string, data: PersonalClass | null) => void
  readonly onGo: (goal: Goal) => void
}

/** What holds for a field: its class and why, that of the whole around it, or what is suggested. */
function Held({ definition, field, onSet }: Pick<PersonalLineProps, 'definition' | 'field' | 'onSet'>) {
  const { t } = useTranslation()
  const { node, held, sign, isWhole } = field
  const name = node.schema.title ?? node.name
  if (held !== null && held.at === node.path)
    return (
      <DraftInput
        aria-label={t('builderMeta.whyOf', { name })}
        value={held.personalData.why}
        maxLength={2000}
        onCommit={(text) => {
          const why = text.normalize('NFC').trim()
          if (why !== '') onSet(node.key, { ...held.personalData, why })
        }}
      />
    )
  if (held !== null) {
    const whole = outlineOf(definition).byPath.get(held.at)
    return <span className="bm-muted">{t('builderMeta.ofWhole', { name: whole?.schema.title ?? whole?.name ?? held.at })}</span>
  }
  if (sign === null || isWhole) return null
  const suggestion = suggestedClass[sign.kind]
  return (
    <span className="bm-suggestion">
      {t(sign.isCertain ? 'builderMeta.certain' : 'builderMeta.maybe', {
        kind: t(`builderMeta.kind.${sign.kind}`),
        class: t(`builderMeta.classKind.${suggestion.class}`),
      })}{' '}
      <Button small aria-label={t('builderMeta.takeFor', { name })} onClick={() => onSet(node.key, suggestion)}>
        {t('builderMeta.take')}
      </Button>
    </span>
  )
}

/** The class by itself; a new one needs its reason, which begins as what publishing asks to be written. */
function ClassOf({ field: { node, held }, onSet }: Pick<PersonalLineProps, 'field' | 'onSet'>) {
  const { t } = useTranslation()
  const begin = (kind: 'basic' | 'sensitive'): PersonalClass => ({ class: kind, why: held?.personalData.why ?? suggestedClass.about.why })
  return (
    <select
      className="ph-input bm-class"
      aria-label={t('builderMeta.classOf', { name: node.schema.title ?? node.name })}
      value={held?.at === node.path ? held.personalData.class : 'none'}
      onChange={({ target: { value } }) => onSet(node.key, value === 'basic' || value === 'sensitive' ? begin(value) : null)}
    >
      {(['none', 'basic', 'sensitive'] as const).map((value) => (
        <option key={value} value={value}>
          {t(`builderMeta.classKind.${value}`)}
        </option>
      ))}
    </select>
  )
}

/** One field of the table of personal data. */
export function PersonalLine({ definition, field, isPicked, onPick, onSet, onGo }: PersonalLineProps) {
  const { t } = useTranslation()
  const { node } = field
  const name = node.schema.title ?? node.name
  const whole = outlineOf(definition).byPath.get(node.parent)
  return (
    <>
      <input type="checkbox" aria-label={t('builderMeta.pick', { name })} checked={isPicked} onChange={() => onPick(node.key)} />
      <span className="bm-name">
        <button type="button" className="bt-owner bt-go" onClick={() => onGo({ view: 'design', fields: [node.key], section: null })}>
          {name}
        </button>
        <span className="bt-kind">
          {t(`builder.type.${node.type}`)}
          {whole !== undefined && ` · ${whole.schema.title ?? whole.name}`}
        </span>
      </span>
      <ClassOf field={field} onSet={onSet} />
      <span className="bm-why">
        <Held definition={definition} field={field} onSet={onSet} />
      </span>
    </>
  )
}
