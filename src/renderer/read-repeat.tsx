import { StatePill } from '#ui/state-pill.tsx'
import { orderPath, rowPath } from '#core/lib/record-path.ts'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import type { Place } from './place.ts'
import { ReadReasons } from './read-reasons.tsx'
import { ReadRows } from './read-rows.tsx'
import { rowColumns } from './row-columns.ts'
import { labelAfter, useRowsAround } from './rows-around.ts'

/** Rows one below the other; on paper those of plain fields as the table that a paper form has there. */
export function ReadRepeat({ place }: { readonly place: Place }) {
  const scope = useFormScope()
  const { words, nodes, store, changed, t } = scope
  const rows = store.instance.rows(place.path)
  const around = useRowsAround(place)
  const columns = scope.paper ? rowColumns(scope, place) : null
  const [Title, Row] = around === '' ? (['h3', 'h4'] as const) : (['h5', 'h6'] as const)
  return (
    <section className="ph-read-group" id={place.id} tabIndex={-1}>
      <Title>
        {words.field(place.node)}{' '}
        {changed.has(orderPath(place.path)) && <StatePill tone="info" icon="edit" word={t('read.rows-changed')} />}
      </Title>
      {rows.length === 0 && <p className="ph-read-empty">{t('repeat.empty')}</p>}
      {columns !== null && rows.length > 0 && <ReadRows place={place} columns={columns} />}
      {columns === null &&
        rows.map((row, at) => (
          <section key={row} className="ph-read-row">
            <Row>{t('repeat.row', { label: labelAfter(around, words.field(place.node)), at: at + 1 })}</Row>
            {nodes(place.node.children, [...place.rows, row], place.node)}
            <ReadReasons path={rowPath(place.path, row)} />
            <FieldComments path={rowPath(place.path, row)} />
          </section>
        ))}
      <ReadReasons path={place.path} />
      <FieldComments path={place.path} />
    </section>
  )
}
