import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '#ui/select.tsx'
import { oldTitles } from './option-text.ts'
import type { WritingProps } from './step-choice.tsx'
import { WritingDialog } from './writing-dialog.tsx'

/** A small grid: each choice that is gone, and what it becomes. */
export function CodesDialog({ choice, shown, comparison, name, onChoose, onClose }: WritingProps) {
  const { t } = useTranslation()
  const { at } = choice
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>(shown?.kind === 'map-codes' ? shown.codes : {})
  const offered = (comparison.next.byPath.get(at)?.choices ?? []).map(({ value, title }) => ({ value: String(value), label: title }))
  const gone = [...oldTitles(comparison, at)].filter(([code]) => !offered.some(({ value }) => value === code))
  const save = (): boolean => {
    const mapped = Object.fromEntries(Object.entries(codes).filter(([, to]) => to !== ''))
    onChoose(Object.keys(mapped).length === 0 ? null : { kind: 'map-codes', at, codes: mapped })
    return true
  }
  return (
    <WritingDialog title={t('upgradeSteps.codes.title', { name })} onClose={onClose} onSave={save}>
      <p className="versions-muted">{t('upgradeSteps.codes.help')}</p>
      <table className="upgrade-codes">
        <thead>
          <tr>
            <th scope="col">{t('upgradeSteps.codes.from')}</th>
            <th scope="col">{t('upgradeSteps.codes.to')}</th>
          </tr>
        </thead>
        <tbody>
          {gone.map(([code, title]) => (
            <tr key={code}>
              <th scope="row">
                {title} <code>{code}</code>
              </th>
              <td>
                <Select
                  aria-label={t('upgradeSteps.codes.toOf', { title })}
                  items={offered}
                  empty={t('upgradeSteps.codes.leave')}
                  value={codes[code] ?? ''}
                  onChange={(event) => setCodes({ ...codes, [code]: event.target.value })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WritingDialog>
  )
}
