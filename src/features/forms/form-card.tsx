import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { parseId, type RecordId, type UnitId } from '#core/lib/ids.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { StatePill } from '#ui/state-pill.tsx'
import { Select } from '#ui/select.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useGo } from '#workspace/go.tsx'
import { entryUnits } from '#workspace/grants.ts'
import { useLang } from '#workspace/lang.ts'
import { useServices } from '#workspace/services.ts'
import { formTitle } from './group-forms.ts'

/** One form: what it is, whether its department has signed it off, and the way to a new record. */
export function FormCard({ form, unfinished }: { readonly form: FormSummary; readonly unfinished: number }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { makeId } = useServices()
  const go = useGo()
  const lang = useLang()
  const units = entryUnits(vault.session(), form.key)
  const [unit, setUnit] = useState<UnitId | null>(units[0]?.unitId ?? null)
  const title = formTitle(form, lang)
  return (
    <li className="forms-card">
      <Icon name="form" size={24} />
      <div className="forms-card-text">
        <h3>{title}</h3>
        {form.test === true && <StatePill tone="warn" icon="circle-half" word={t('testMode.form')} />}
        <p>
          <span>{t('forms.version', { version: form.version })}</span>
          {form.verification === 'draft-unverified' && <span>{t('forms.unverified')}</span>}
          {unfinished > 0 && <strong>{t('forms.unfinished', { count: unfinished })}</strong>}
        </p>
      </div>
      {unit === null ? (
        <span className="forms-card-note">{t('forms.readOnly')}</span>
      ) : (
        <div className="forms-card-actions">
          {units.length > 1 && (
            <Select
              aria-label={`${t('forms.unit')}: ${title}`}
              items={units.map((item) => ({ value: item.unitId, label: item.name }))}
              value={unit}
              onChange={(event) => setUnit(parseId<UnitId>(event.target.value))}
            />
          )}
          <Button
            icon="add"
            aria-label={`${t('forms.fillNew')}: ${title}`}
            onClick={() => go({ kind: 'fill', recordId: makeId<RecordId>(), form: form.key, unit })}
          >
            {t('forms.fillNew')}
          </Button>
        </div>
      )}
    </li>
  )
}
