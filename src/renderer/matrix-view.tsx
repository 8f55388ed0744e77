import { Icon } from '#ui/icon.tsx'
import type { FormNode } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { isAlone } from './is-alone.ts'
import { issueText } from './issue-text.ts'
import { MatrixRow } from './matrix-row.tsx'
import type { Place } from './place.ts'
import { WarningReasons } from './warning-reasons.tsx'
import './matrix-view.css'

/** Statements down, answers across; on a narrow screen each statement stands over its answers. Every line is a field of its own. */
export function MatrixView({ place }: { readonly place: Place }) {
  const { form, words, store, t } = useFormScope()
  const rows = place.node.children.map((index): FormNode => must(form.nodes[index], 'a node of the form'))
  const [first] = rows
  const help = words.help(place.node)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  const error = issues.find((issue) => issue.severity === 'block')
  return (
    <div className="ph-matrix" id={place.id} tabIndex={-1} role="group" aria-labelledby={`${place.id}-title`}>
      <h3 id={`${place.id}-title`} className={isAlone(form, place.node) ? 'ph-hidden' : undefined}>
        {words.field(place.node)}
      </h3>
      {help !== '' && <p className="ph-help">{help}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('matrix.statement')}</th>
            {first?.choices.map((choice, at) => (
              <th key={String(choice.value)} scope="col" id={`${place.id}-c${at}`}>
                {words.choice(first, choice)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixRow key={row.key} place={store.placeOf(row, place.rows)} heads={`${place.id}-c`} />
          ))}
        </tbody>
      </table>
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
