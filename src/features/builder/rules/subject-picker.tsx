import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { subjectOf, type Subject } from '#core/form/authoring/rules/subjects.ts'
import type { Term } from '#core/form/authoring/rules/logic.ts'
import { writeTerm } from '#core/form/authoring/rules/write-cel.ts'
import type { ChoiceItem } from '#ui/choice-item.ts'
import { Combobox } from '#ui/combobox.tsx'

interface SubjectPickerProps {
  readonly id: string
  readonly label: string
  readonly pool: readonly Subject[]
  readonly value: Term | null
  readonly onChange: (subject: Subject) => void
}

/** Fields by their titles, and what comes from them: counts, sums, years since a day. */
export function SubjectPicker({ id, label, pool, value, onChange }: SubjectPickerProps) {
  const { t } = useTranslation()
  const items = useMemo(
    () =>
      pool.map((subject, i): ChoiceItem => {
        const title = subject.by === 'value' ? subject.title : t(`builderRules.by.${subject.by}`, { field: subject.title })
        const hint = subject.within.join(' › ')
        return { value: String(i), label: title, ...(hint === '' ? {} : { hint }) }
      }),
    [pool, t],
  )
  const chosen = value === null ? null : subjectOf(pool, value)
  const at = chosen === null ? -1 : pool.indexOf(chosen)
  return (
    <Combobox
      id={id}
      label={label}
      items={items}
      value={value === null ? null : at < 0 ? 'own' : String(at)}
      valueLabel={value !== null && at < 0 ? writeTerm(value) : null}
      placeholder={t('builderRules.chooseField')}
      onChange={(picked) => {
        const subject = picked === null ? undefined : pool[Number(picked)]
        if (subject !== undefined) onChange(subject)
      }}
    />
  )
}
