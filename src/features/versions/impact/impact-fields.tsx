import { useTranslation } from 'react-i18next'
import type { FieldImpact, ImpactExample } from '#core/protocol/impact.ts'
import type { NameOf } from '../change-text.ts'
import { PlaceLink } from '#workspace/go.tsx'

/** The fields where something happens, each with its figures and with records that the reader may open. */
export function ImpactFields({ fields, nameOf }: { readonly fields: readonly FieldImpact[]; readonly nameOf: NameOf | null }) {
  const { t } = useTranslation()
  // A version that cannot be read any more is known by the titles of the report.
  const nameOfField = ({ path, title }: FieldImpact): string => {
    const name = nameOf?.(path) ?? path
    return (name === path ? title : name) || t('versions.wholeForm')
  }
  return (
    <>
      <h3>{t('impact.fields')}</h3>
      <ul className="impact-fields">
        {fields.map((field) => (
          <li key={field.path}>
            <p className="impact-field-name">
              <strong>{nameOfField(field)}</strong>
            </p>
            <Figures field={field} />
            <Examples field={field} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Figures({ field }: { readonly field: FieldImpact }) {
  const { t } = useTranslation()
  return (
    <ul className="impact-figures">
      {(['loses', 'fails', 'decides', 'draftsAtMost'] as const)
        .filter((kind) => field[kind] > 0)
        .map((kind) => (
          <li key={kind} data-kind={kind}>
            <b>{field[kind]}</b> {t(`impact.${kind}`)}
          </li>
        ))}
    </ul>
  )
}

function Examples({ field: { examples, loses, fails } }: { readonly field: FieldImpact }) {
  const { t } = useTranslation()
  if (examples.length === 0) return loses + fails === 0 ? null : <p className="versions-muted impact-examples">{t('impact.noExamples')}</p>
  return (
    <details className="impact-examples">
      <summary>{t('impact.examples', { count: examples.length })}</summary>
      <ul className="versions-list">
        {examples.map((example) => (
          <Example key={`${example.unitId}/${example.recordId}`} example={example} />
        ))}
      </ul>
    </details>
  )
}

function Example({ example: { unitId, recordId, title, unitName, code } }: { readonly example: ImpactExample }) {
  const { t, i18n } = useTranslation()
  // A point in a key would be another level.
  const key = `impact.code.${code.replaceAll('.', '-')}`
  const what = i18n.exists(key) ? t(key) : t('impact.code.other', { code })
  return (
    <li>
      <PlaceLink to={{ kind: 'record', unitId, recordId }}>{title === '' ? t('impact.untitled') : title}</PlaceLink>
      <span className="versions-muted">
        {' '}
        · {unitName} · {what}
      </span>
    </li>
  )
}
