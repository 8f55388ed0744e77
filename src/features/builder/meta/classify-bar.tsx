import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import type { PersonalClass } from '#core/form/field-types/panels/common-panel.ts'

interface ClassifyBarProps {
  readonly id: string
  readonly count: number
  readonly onApply: (data: PersonalClass | null) => void
}

type Chosen = 'basic' | 'sensitive' | 'none'

/** A class and its reason for all fields that are chosen. */
export function ClassifyBar({ id, count, onApply }: ClassifyBarProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen>('basic')
  const [why, setWhy] = useState('')
  const [isAsked, setAsked] = useState(false)
  const reason = why.normalize('NFC').trim()
  const isMissing = isAsked && chosen !== 'none' && reason === ''
  const apply = () => {
    setAsked(true)
    if (chosen === 'none') onApply(null)
    else if (reason !== '') onApply({ class: chosen, why: reason })
    else document.getElementById(`${id}-why`)?.focus()
  }
  return (
    <div className="bm-classify" role="group" aria-label={t('builderMeta.classify', { count })}>
      <Field id={`${id}-class`} label={t('builderMeta.class')}>
        <Select
          id={`${id}-class`}
          items={(['basic', 'sensitive', 'none'] as const).map((value) => ({ value, label: t(`builderMeta.classKind.${value}`) }))}
          value={chosen}
          onChange={(event) => setChosen(event.target.value as Chosen)} // its items are these
        />
      </Field>
      {chosen !== 'none' && (
        <Field id={`${id}-why`} label={t('builderMeta.why')} error={isMissing && t('builderMeta.whyMissing')}>
          <TextInput
            id={`${id}-why`}
            aria-describedby={describedBy(`${id}-why`, { error: isMissing })}
            invalid={isMissing}
            maxLength={2000}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </Field>
      )}
      <Button look="primary" disabled={count === 0} onClick={apply}>
        {t('builderMeta.apply', { count })}
      </Button>
    </div>
  )
}
