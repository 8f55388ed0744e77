import { useRef } from 'react'
import { Icon } from '#ui/icon.tsx'
import type { FormNode } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { GridRow } from './grid-row.tsx'
import { issueText } from './issue-text.ts'
import type { Place } from './place.ts'
import { pasteInto, stepThrough } from './grid-keys.ts'
import { WarningReasons } from './warning-reasons.tsx'

/** Rows of the same columns as a real table: arrows go between cells, a block from a spreadsheet can be pasted. */
export function GridView({ place }: { readonly place: Place }) {
  const { form, words, store, t } = useFormScope()
  const box = useRef<HTMLTableElement>(null)
  const child = (index: number): FormNode => must(form.nodes[index], 'a node of the form')
  const rows = place.node.children.map(child)
  const columns = (rows[0]?.children ?? []).map(child)
  const help = words.help(place.node)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  const error = issues.find((issue) => issue.severity === 'block')
  return (
    <div className="ph-grid" id={place.id} tabIndex={-1} role="group" aria-labelledby={`${place.id}-title`}>
      <h3 id={`${place.id}-title`}>{words.field(place.node)}</h3>
      {help !== '' && <p className="ph-help">{help}</p>}
      <div className="ph-grid-box">
        {/* The cells are the interactive elements; their keys bubble up to here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table ref={box} onKeyDown={(event) => stepThrough(box.current, event)} onPaste={(event) => pasteInto(box.current, event)}>
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
              <GridRow key={row.key} row={row} columns={columns} rows={place.rows} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="ph-help ph-no-print">{t('grid.keys')}</p>
      {error !== undefined && (
        <p className="ph-message ph-message-error">
          <Icon name="error" size={18} label={t('ui.error')} /> <span>{issueText(t, words, error, place.node)}</span>
        </p>
      )}
      <WarningReasons place={place} issues={issues} />
      <FieldComments path={place.path} />
    </div>
  )
}
