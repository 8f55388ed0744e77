import { must } from '#core/lib/assert.ts'
import type { FormNode } from '#core/form/compiled-form.ts'
import { displayValue } from './display-value.ts'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { placeOf, type Place } from './place.ts'
import { ReadReasons } from './read-reasons.tsx'
import { valueAt } from '#core/form/node-values.ts'

/** A grid as the table it is; changed cells carry their former value. */
export function ReadGrid({ place }: { readonly place: Place }) {
  const { form, words, store, t } = useFormScope()
  const child = (index: number): FormNode => must(form.nodes[index], 'a node of the form')
  const rows = place.node.children.map(child).filter((row) => store.instance.isPresent(placeOf(row, place.rows).path))
  const columns = (rows[0]?.children ?? []).map(child)
  return (
    <section className="ph-grid" id={place.id} tabIndex={-1}>
      <h3>{words.field(place.node)}</h3>
      <div className="ph-grid-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('grid.row')}</th>
              {columns.map((column) => (
                <th key={column.name} scope="col">
                  {words.field(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{words.field(row)}</th>
                {row.children.map((index) => (
                  <ReadCell key={index} place={placeOf(child(index), place.rows)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ReadReasons path={place.path} />
      <FieldComments path={place.path} />
    </section>
  )
}

function ReadCell({ place }: { readonly place: Place }) {
  const scope = useFormScope()
  const { t } = scope
  const changed = scope.changed.has(place.path)
  const value = displayValue(t, scope, place.node, scope.store.instance.value(place.path))
  const before = scope.before === null ? null : displayValue(t, scope, place.node, valueAt(scope.before, place.path))
  return (
    <td id={place.id} className={changed ? 'ph-read-changed' : undefined}>
      {value ?? '—'}
      {changed && (
        <>
          <span className="ph-hidden"> {t('read.changed')}</span> <s>{before ?? '—'}</s>
        </>
      )}
      <ReadReasons path={place.path} />
      <FieldComments path={place.path} />
      {scope.fieldAction !== null && <span className="ph-no-print">{scope.fieldAction(place.path, scope.words.field(place.node))}</span>}
    </td>
  )
}
