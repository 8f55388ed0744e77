import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { FieldChoice, FoundField } from '#core/form/import/adjust-import.ts'
import { issue } from '#core/lib/issue.ts'
import { Select } from '#ui/select.tsx'
import { offeredTypes } from './offered-types.ts'

interface FoundTableProps {
  readonly fields: readonly FoundField[]
  readonly choices: ReadonlyMap<string, FieldChoice>
  readonly onChoose: (key: string, choice: FieldChoice) => void
}

/** Why a field is what it is, in words of one line. */
function evidenceText(t: TFunction, { evidence, concept, list, isUnique, alternatives }: FoundField): string {
  const { code, params } = evidence ?? issue('')
  const why =
    code === 'import.guessed'
      ? t(`formImport.because.${String(params['because'])}`, { line: params['line'] })
      : code === 'import.read-as'
        ? t('formImport.because.cells', { fits: params['fits'], of: params['of'] })
        : code === 'import.island'
          ? t('formImport.because.island')
          : ''
  const others = alternatives.filter(({ type }) => type !== 'text').slice(0, 3)
  return [
    why,
    list === '' ? '' : t('formImport.ofList', { list }),
    isUnique ? t('formImport.unique') : '',
    concept === '' ? '' : t('formImport.concept', { concept }),
    ...others.map(({ type, fits }) => t('formImport.alternative', { type: t(`builder.type.${type}`), fits })),
  ]
    .filter((each) => each !== '')
    .join(' · ')
}

function FoundRow({
  field,
  choice,
  onChoose,
}: { readonly field: FoundField; readonly choice: FieldChoice } & Pick<FoundTableProps, 'onChoose'>) {
  const { t } = useTranslation()
  const { key, title, depth } = field
  const isLeftOut = choice.isLeftOut === true
  const type = choice.type ?? field.type
  const isFixed = !offeredTypes.includes(field.type)
  return (
    <tr data-out={isLeftOut || undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={t('formImport.takeField', { title })}
          checked={!isLeftOut}
          onChange={(event) => onChoose(key, { ...choice, isLeftOut: !event.target.checked })}
        />
      </td>
      <th scope="row" style={{ paddingInlineStart: `calc(var(--ph-3) + ${depth} * var(--ph-4))` }}>
        {title}
      </th>
      <td>
        {isFixed ? (
          t(`builder.type.${type}`)
        ) : (
          <Select
            aria-label={t('formImport.typeOf', { title })}
            items={offeredTypes.map((each) => ({ value: each, label: t(`builder.type.${each}`) }))}
            value={type}
            disabled={isLeftOut}
            onChange={(event) => onChoose(key, { ...choice, type: offeredTypes.find((each) => each === event.target.value) ?? type })}
          />
        )}
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={t('formImport.requiredOf', { title })}
          checked={choice.isRequired ?? field.isRequired}
          disabled={isLeftOut || field.isConditional || type === 'note'}
          onChange={(event) => onChoose(key, { ...choice, isRequired: event.target.checked })}
        />
      </td>
      <td className="form-import-why">{evidenceText(t, field)}</td>
    </tr>
  )
}

const none: FieldChoice = {}

/** What was found, a line a field; each guess can be changed. */
export function FoundTable({ fields, choices, onChoose }: FoundTableProps) {
  const { t } = useTranslation()
  return (
    // A region that scrolls is reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="form-import-box" tabIndex={0} role="group" aria-label={t('formImport.found', { count: fields.length })}>
      <table className="form-import-table">
        <caption className="ph-hidden">{t('formImport.found', { count: fields.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('formImport.column.take')}</th>
            <th scope="col">{t('formImport.column.field')}</th>
            <th scope="col">{t('formImport.column.type')}</th>
            <th scope="col">{t('formImport.column.required')}</th>
            <th scope="col">{t('formImport.column.why')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FoundRow key={field.key} field={field} choice={choices.get(field.key) ?? none} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
