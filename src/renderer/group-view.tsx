import { Icon } from '#ui/icon.tsx'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { isAlone } from './is-alone.ts'
import { issueText } from './issue-text.ts'
import { WarningReasons } from './warning-reasons.tsx'
import type { Place } from './place.ts'

/** Fields that belong together, an address among them, under a heading of their own. */
export function GroupView({ place }: { readonly place: Place }) {
  const { form, store, words, nodes, t } = useFormScope()
  const help = words.help(place.node)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  const error = issues.find((issue) => issue.severity === 'block')
  return (
    <fieldset className="ph-group" id={place.id} tabIndex={-1}>
      <legend className={isAlone(form, place.node) ? 'ph-hidden' : undefined}>{words.field(place.node)}</legend>
      {help !== '' && <p className="ph-help">{help}</p>}
      {nodes(place.node.children, place.rows, place.node)}
      {error !== undefined && (
        <p className="ph-message ph-message-error">
          <Icon name="error" size={18} label={t('ui.error')} /> <span>{issueText(t, words, error, place.node)}</span>
        </p>
      )}
      <WarningReasons place={place} issues={issues} />
      <FieldComments path={place.path} />
    </fieldset>
  )
}
