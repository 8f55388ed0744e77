import type { FormNode } from '#core/form/compiled-form.ts'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import { rowPath } from '#core/lib/record-path.ts'
import { classNames } from '#ui/class-names.ts'
import { displayValue } from './display-value.ts'
import { useFormScope } from './form-scope.ts'
import { placeOf, type Place } from './place.ts'
import { ReadReasons } from './read-reasons.tsx'

const numeric: ReadonlySet<FieldTypeName> = new Set(['integer', 'decimal', 'money'])
/** Several words, or as long as somebody likes: all others are numbers and codes, which are read whole. */
const wordy: ReadonlySet<FieldTypeName> = new Set([
  'text',
  'long-text',
  'choice',
  'multi-choice',
  'ranking',
  'admin-unit',
  'record-ref',
  'email',
])

interface ReadRowsProps {
  readonly place: Place
  readonly columns: readonly FormNode[]
}

/** The rows of a repeat as a table, for paper. */
export function ReadRows({ place, columns }: ReadRowsProps) {
  const scope = useFormScope()
  const { store, words, t } = scope
  return (
    <table className="ph-read-rows">
      <thead>
        <tr>
          <th scope="col">{t('read.number')}</th>
          {columns.map((column) => (
            <th key={column.name} scope="col">
              {words.field(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {store.instance.rows(place.path).map((row, at) => (
          <tr key={row}>
            <th scope="row">
              {at + 1}
              <ReadReasons path={rowPath(place.path, row)} />
            </th>
            {columns.map((column) => {
              const { path } = placeOf(column, [...place.rows, row])
              return (
                <td
                  key={column.name}
                  className={classNames(numeric.has(column.type) && 'ph-read-number', !wordy.has(column.type) && 'ph-read-whole')}
                >
                  {displayValue(t, scope, column, store.instance.value(path)) ?? store.raw(path)?.text ?? ''}
                  <ReadReasons path={path} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
