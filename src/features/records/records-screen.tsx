import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useGo } from '#workspace/go.tsx'
import { hasRole } from '#workspace/grants.ts'
import { receiptIn } from '#workspace/receipt-link.ts'
import { DeviceResults } from './device-results.tsx'
import { OnlineResults } from './online-results.tsx'
import { emptyQuery, type RecordsQuery } from './records-query.ts'
import { useFormChoices } from '#workspace/use-form-choices.ts'
import { useTyped } from '#workspace/use-typed.ts'
import './records.css'

const states = ['received', 'in-review', 'returned', 'approved', 'locked', 'correction-requested', 'withdrawn', 'cancelled'] as const

/** Any record of this person's units: on this device without a network, or all of them on the server. */
export function RecordsScreen({ initialText }: { readonly initialText: string }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  // Records are kept only on the devices of those who enter them.
  const kept = hasRole(vault.session(), 'clerk')
  const [query, setQuery] = useState<RecordsQuery>({
    ...emptyQuery,
    text: initialText,
    where: initialText === '' && kept ? 'device' : 'server',
  })
  const text = useTyped(query.text, 250)
  const change = (part: Partial<RecordsQuery>) => setQuery((before) => ({ ...before, ...part }))
  // A receipt as the server writes it, however it was typed.
  const settled = { ...query, text: receiptIn(text) ?? text }
  return (
    <>
      <PageHeader title={t('records.title')} />
      <search className="records-search">
        <Field id="record-search" label={t('records.search')} help={t('records.searchHelp')} className="records-search-text">
          <SearchInput text={query.text} onText={(typed) => change({ text: typed })} />
        </Field>
        <Filters query={query} onChange={change} />
      </search>
      {query.where === 'device' ? (
        <DeviceResults query={settled} />
      ) : (
        <OnlineResults query={settled} onDevice={() => change({ where: 'device' })} />
      )}
    </>
  )
}

function SearchInput({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const go = useGo()
  return (
    <TextInput
      id="record-search"
      type="search"
      aria-describedby="record-search-help"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        // A QR reader types the link of a print and presses Enter.
        const receipt = receiptIn(event.currentTarget.value)
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || receipt === null) return
        event.preventDefault()
        go({ kind: 'receipt', receipt })
      }}
    />
  )
}

function Filters({ query, onChange }: { readonly query: RecordsQuery; readonly onChange: (part: Partial<RecordsQuery>) => void }) {
  const { t } = useTranslation()
  const forms = useFormChoices()
  return (
    <>
      <Field id="record-form" label={t('records.form')}>
        <Select
          id="record-form"
          items={forms}
          empty={t('records.allForms')}
          value={query.formKey}
          onChange={(event) => onChange({ formKey: event.target.value })}
        />
      </Field>
      <Field id="record-state" label={t('records.state')}>
        <Select
          id="record-state"
          items={states.map((state) => ({ value: state, label: t(`status.${state}`) }))}
          empty={t('records.allStates')}
          value={query.state}
          onChange={(event) => onChange({ state: states.find((state) => state === event.target.value) ?? '' })}
        />
      </Field>
      <Field id="record-where" label={t('records.where')} group>
        <RadioGroup
          id="record-where"
          name="record-where"
          inline
          value={query.where}
          items={[
            { value: 'device', label: t('records.onDevice') },
            { value: 'server', label: t('records.onServer') },
          ]}
          onChange={(event) => onChange({ where: event.target.value === 'server' ? 'server' : 'device' })}
        />
      </Field>
    </>
  )
}
