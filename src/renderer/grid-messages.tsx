import { memo } from 'react'
import { Icon } from '#ui/icon.tsx'
import { FieldComments } from './field-comments.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { issueText } from './issue-text.ts'
import type { Place } from './place.ts'
import { WarningReasons } from './warning-reasons.tsx'

/** What is wrong in a cell, as a line of its own under the row. */
export const GridMessages = memo(function GridMessages({ place, span }: { readonly place: Place; readonly span: number }) {
  const { store, words, commentsAt, t } = useFormScope()
  useChannel(place.path)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  if (issues.length === 0 && !commentsAt.has(place.path)) return null
  const error = issues.find((issue) => issue.severity === 'block')
  return (
    <tr className="ph-grid-messages">
      <td colSpan={span} id={`${place.id}-error`}>
        <strong>{words.field(place.node)}</strong>
        {error !== undefined && (
          <p className="ph-message ph-message-error">
            <Icon name="error" size={18} label={t('ui.error')} /> <span>{issueText(t, words, error, place.node)}</span>
          </p>
        )}
        <WarningReasons place={place} issues={issues} />
        <FieldComments path={place.path} />
      </td>
    </tr>
  )
})
