import { StatePill } from '#ui/state-pill.tsx'
import { displayValue } from './display-value.ts'
import { FieldComments } from './field-comments.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { ReadReasons } from './read-reasons.tsx'
import { ReadValue } from './read-value.tsx'
import type { Place } from './place.ts'
import { rowNames } from './place-label.ts'
import { labelAfter, labelsOf } from './rows-around.ts'
import { valueAt } from '#core/form/node-values.ts'

/** A value with its label; when it differs from the base, what it was. */
export function ReadField({ place }: { readonly place: Place }) {
  const scope = useFormScope()
  const { t } = scope
  useChannel(place.path)
  const { node, path } = place
  const label = scope.words.field(node)
  const held = scope.store.instance.value(path)
  // What was typed and is no value yet is shown as it stands there.
  const value = displayValue(t, scope, node, held ?? scope.provisional[path]) ?? scope.store.raw(path)?.text ?? null
  const changed = scope.changed.has(path)
  const before = changed && scope.before !== null ? displayValue(t, scope, node, valueAt(scope.before, path)) : null
  return (
    <div className={changed ? 'ph-read ph-read-changed' : 'ph-read'} id={place.id} tabIndex={-1}>
      <div className="ph-read-label">{label}</div>
      <div className="ph-read-value">
        <ReadValue node={node} held={held} words={value} />
        {changed && (
          <span className="ph-read-change">
            <StatePill tone="info" icon="edit" word={t('read.changed')} />
            {scope.before !== null && <s>{t('read.before', { value: before ?? t('read.empty') })}</s>}
          </span>
        )}
        <ReadReasons path={path} />
        <FieldComments path={path} />
      </div>
      {scope.fieldAction !== null && (
        <div className="ph-read-action ph-no-print">
          {scope.fieldAction(path, labelAfter(rowNames(labelsOf(scope), node.repeats, place.rows), label))}
        </div>
      )}
    </div>
  )
}
