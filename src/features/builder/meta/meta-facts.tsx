import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '#core/form/definition.ts'
import { describedBy, Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { departmentChoices } from '#workspace/department-choices.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { DraftInput } from '../rules/draft-input.tsx'
import { NeededText } from './needed-text.tsx'

export interface MetaProps {
  readonly definition: FormDefinition
  readonly onChange: (next: FormDefinition) => void
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The unit that owns the form: one of the author's, or the one that it has; without a network that one alone, by its key. */
function Department({ definition, onChange }: MetaProps) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { state } = useLoad(useCallback(() => api.authoring.units(), [api]))
  const units = state.kind === 'ready' ? departmentChoices(state.value) : []
  const isKnown = units.some(({ value }) => value === definition.department)
  const items = isKnown ? units : [{ value: definition.department, label: definition.department }, ...units]
  return (
    <Field id="meta-department" label={t('builderMeta.department')} help={t('builderMeta.departmentHelp')}>
      <Select
        id="meta-department"
        aria-describedby="meta-department-help"
        items={items}
        value={definition.department}
        onChange={(event) => onChange({ ...definition, department: event.target.value })}
      />
    </Field>
  )
}

const MOST_YEARS = 100

function Years({ years, onYears }: { readonly years: number; readonly onYears: (years: number) => void }) {
  const { t } = useTranslation()
  const [isWrong, setWrong] = useState(false)
  return (
    <Field id="meta-years" label={t('builderMeta.years')} help={t('builderMeta.yearsHelp')} error={isWrong && t('builderMeta.wrong.years')}>
      <DraftInput
        id="meta-years"
        figures
        inputMode="numeric"
        invalid={isWrong}
        aria-describedby={describedBy('meta-years', { help: true, error: isWrong })}
        value={String(years)}
        onCommit={(text) => {
          const next = Number(text)
          const isGood = Number.isInteger(next) && next >= 1 && next <= MOST_YEARS
          setWrong(!isGood)
          if (isGood) onYears(next)
        }}
      />
    </Field>
  )
}

function Retention({ definition, onChange }: MetaProps) {
  const { t } = useTranslation()
  const { retention } = definition
  const { basis } = retention
  const put = (next: FormDefinition['retention']) => onChange({ ...definition, retention: next })
  return (
    <>
      <Field id="meta-retention" label={t('builderMeta.retention')}>
        <Select
          id="meta-retention"
          items={(['years', 'never-delete'] as const).map((value) => ({ value, label: t(`builderMeta.retentionKind.${value}`) }))}
          value={retention.kind}
          onChange={(event) =>
            put(event.target.value === 'years' ? { kind: 'years', years: 10, after: 'creation', basis } : { kind: 'never-delete', basis })
          }
        />
      </Field>
      {retention.kind === 'years' && (
        <div className="bm-pair">
          <Years key={retention.years} years={retention.years} onYears={(years) => put({ ...retention, years })} />
          <Field id="meta-after" label={t('builderMeta.after')}>
            <Select
              id="meta-after"
              items={(['creation', 'last-change'] as const).map((value) => ({ value, label: t(`builderMeta.afterKind.${value}`) }))}
              value={retention.after}
              onChange={(event) => put({ ...retention, after: event.target.value === 'creation' ? 'creation' : 'last-change' })}
            />
          </Field>
        </div>
      )}
      <NeededText id="meta-basis" label={t('builderMeta.basis')} value={basis} onCommit={(text) => put({ ...retention, basis: text })} />
    </>
  )
}

/** What the form says of itself: whose it is, what for, by which right, how long. */
export function MetaFacts({ definition, onChange }: MetaProps) {
  const { t } = useTranslation()
  const { key, version, legalBasis, recipients = [] } = definition
  return (
    <section className="bm-card" aria-labelledby="meta-facts">
      <h2 id="meta-facts">{t('builderMeta.facts')}</h2>
      <NeededText
        id="meta-title"
        rows={1}
        label={t('builderMeta.title')}
        value={definition.title}
        onCommit={(title) => onChange({ ...definition, title })}
      />
      <div className="bm-pair">
        <Field id="meta-key" label={t('builderMeta.key')} help={t('builderMeta.keyHelp')}>
          <TextInput id="meta-key" aria-describedby="meta-key-help" readOnly value={`${key}@${version}`} />
        </Field>
        <Department definition={definition} onChange={onChange} />
      </div>
      <NeededText
        id="meta-owner"
        rows={1}
        label={t('builderMeta.owner')}
        help={t('builderMeta.ownerHelp')}
        value={definition.owner}
        onCommit={(owner) => onChange({ ...definition, owner })}
      />
      <NeededText
        id="meta-purpose"
        label={t('builderMeta.purpose')}
        help={t('builderMeta.purposeHelp')}
        value={definition.purpose}
        onCommit={(purpose) => onChange({ ...definition, purpose })}
      />
      <NeededText
        id="meta-legal"
        label={t('builderMeta.legalBasis')}
        help={t('builderMeta.linesHelp')}
        value={legalBasis.join('\n')}
        onCommit={(text) => onChange({ ...definition, legalBasis: linesOf(text) })}
      />
      <Recipients key={recipients.join('\n')} definition={definition} onChange={onChange} />
      <Retention definition={definition} onChange={onChange} />
    </section>
  )
}

/** May be nobody. */
function Recipients({ definition, onChange }: MetaProps) {
  const { t } = useTranslation()
  const { recipients: _, ...rest } = definition
  return (
    <Field id="meta-recipients" label={t('builderMeta.recipients')} help={t('builderMeta.linesHelp')}>
      <textarea
        id="meta-recipients"
        className="ph-input bm-lines"
        rows={2}
        aria-describedby="meta-recipients-help"
        defaultValue={(definition.recipients ?? []).join('\n')}
        onBlur={(event) => {
          const lines = linesOf(event.target.value).map((line) => line.slice(0, 2000))
          if (lines.join('\n') !== (definition.recipients ?? []).join('\n'))
            onChange(lines.length === 0 ? rest : { ...definition, recipients: lines })
        }}
      />
    </Field>
  )
}
