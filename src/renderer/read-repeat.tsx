import { StatePill } from '#ui/state-pill.tsx'
import { orderPath, rowPath } from '#core/lib/record-path.ts'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import type { Place } from './place.ts'
import { labelAfter, useRowsAround } from './rows-around.ts'

export function ReadRepeat({ place }: { readonly place: Place }) {
  const { words, nodes, store, changed, t } = useFormScope()
  const rows = store.instance.rows(place.path)
  const around = useRowsAround(place)
  const [Title, Row] = around === '' ? (['h3', 'h4'] as const) : (['h5', 'h6'] as const)
  return (
    <section className="ph-read-group" id={place.id} tabIndex={-1}>
      <Title>
        {words.field(place.node)}{' '}
        {changed.has(orderPath(place.path)) && <StatePill tone="info" icon="edit" word={t('read.rows-changed')} />}
      </Title>
      {rows.length === 0 && <p className="ph-read-empty">{t('repeat.empty')}</p>}
      {rows.map((row, at) => (
        <section key={row} className="ph-read-row">
          <Row>{t('repeat.row', { label: labelAfter(around, words.field(place.node)), at: at + 1 })}</Row>
          {nodes(place.node.children, [...place.rows, row])}
          <FieldComments path={rowPath(place.path, row)} />
        </section>
      ))}
      <FieldComments path={place.path} />
    </section>
  )
}
