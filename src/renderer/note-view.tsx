import { Icon } from '#ui/icon.tsx'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { issueText } from './issue-text.ts'
import type { Place } from './place.ts'
import { WarningReasons } from './warning-reasons.tsx'
import './note-view.css'

/** Text of the form itself, the same while filling, in reading and on paper; a rule may tell something here. Blank lines make paragraphs. */
export function NoteView({ place }: { readonly place: Place }) {
  const { store, words, t } = useFormScope()
  const title = words.field(place.node)
  const paragraphs = words.help(place.node).split(/\n{2,}/)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  const error = issues.find((issue) => issue.severity === 'block')
  return (
    <div className="ph-note" id={place.id} tabIndex={-1} role="note" aria-label={title}>
      <p className="ph-note-title">{title}</p>
      {paragraphs.map(
        // The same paragraph may stand twice.
        (text, at) => text !== '' && <p key={at}>{text}</p>,
      )}
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
