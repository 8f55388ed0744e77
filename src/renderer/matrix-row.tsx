import { memo } from 'react'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Masked } from './controls/masked-control.tsx'
import { displayValue } from './display-value.ts'
import { FieldComments } from './field-comments.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { issueText } from './issue-text.ts'
import { isMasked } from './masked.ts'
import type { Place } from './place.ts'
import { WarningReasons } from './warning-reasons.tsx'

interface MatrixRowProps {
  readonly place: Place
  /** Ids of the column heads without their number. */
  readonly heads: string
}

/** One statement and its answers; under it what is wrong with it. Arrows go among the answers, Tab to the next statement. */
export const MatrixRow = memo(function MatrixRow({ place, heads }: MatrixRowProps) {
  const { store, words, commentsAt, t } = useFormScope()
  useChannel(place.path)
  if (!store.instance.isPresent(place.path)) return null
  const { node, id } = place
  const value = store.instance.value(place.path)
  const required = store.instance.isRequired(place.path) && !node.readOnly && !isMasked(value)
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  const error = issues.find((issue) => issue.severity === 'block')
  const label = words.field(node)
  return (
    <>
      <tr data-options="true" data-invalid={error !== undefined || undefined}>
        <th scope="row">
          <span id={`${id}-label`}>{label}</span>
          {required && (
            <>
              <span className="ph-required" aria-hidden="true">
                *
              </span>
              <span className="ph-hidden"> ({t('ui.required')})</span>
            </>
          )}
          {!required && !node.readOnly && value !== undefined && !isMasked(value) && (
            <IconButton
              icon="close"
              small
              label={t('matrix.clear', { label })}
              onClick={() => {
                document.getElementById(id)?.focus()
                store.choose(place, undefined)
              }}
            />
          )}
        </th>
        <Answers place={place} heads={heads} hasError={error !== undefined} />
      </tr>
      {(issues.length > 0 || commentsAt.has(place.path)) && (
        <tr className="ph-matrix-messages">
          <td colSpan={node.choices.length + 1} id={`${id}-error`}>
            {error !== undefined && (
              <p className="ph-message ph-message-error">
                <Icon name="error" size={18} label={t('ui.error')} /> <span>{issueText(t, words, error, node)}</span>
              </p>
            )}
            <WarningReasons place={place} issues={issues} />
            <FieldComments path={place.path} />
          </td>
        </tr>
      )}
    </>
  )
})

function Answers({ place, heads, hasError }: MatrixRowProps & { readonly hasError: boolean }) {
  const scope = useFormScope()
  const { store, words, t } = scope
  const { node, id } = place
  const value = store.instance.value(place.path)
  if (isMasked(value) || node.readOnly)
    return (
      <td colSpan={node.choices.length}>
        {isMasked(value) ? <Masked id={id} /> : <output id={id}>{displayValue(t, scope, node, value) ?? '—'}</output>}
      </td>
    )
  return node.choices.map((choice, at) => (
    <td key={String(choice.value)}>
      <label className="ph-option">
        <input
          type="radio"
          id={at === 0 ? id : undefined}
          name={place.name}
          value={String(choice.value)}
          checked={value === choice.value}
          aria-labelledby={`${id}-label ${heads}${at}`}
          aria-describedby={hasError ? `${id}-error` : undefined}
          onChange={() => store.choose(place, choice.value)}
        />
        <span className="ph-matrix-word">{words.choice(node, choice)}</span>
      </label>
    </td>
  ))
}
