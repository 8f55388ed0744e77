import { memo } from 'react'
import { describedBy, Field } from '#ui/field.tsx'
import { controlOf } from './controls/control-of.ts'
import { FieldComments } from './field-comments.tsx'
import { Masked } from './controls/masked-control.tsx'
import { fieldSpan } from './field-span.ts'
import { useChannel, useFormScope } from './form-scope.ts'
import { issueText } from './issue-text.ts'
import { isMasked } from './masked.ts'
import { NoteView } from './note-view.tsx'
import { WarningReasons } from './warning-reasons.tsx'
import type { Place } from './place.ts'
import { rowNames } from './place-label.ts'
import { labelAfter, labelsOf } from './rows-around.ts'

/**
 * A leaf of the form being filled in: label, help, control, what is wrong, remarks. It listens to its own place only;
 * an absent one is not in the document, its value stays.
 */
export const FieldView = memo(function FieldView({ place }: { readonly place: Place }) {
  const scope = useFormScope()
  const { store, words, commentsAt, fieldAction, t } = scope
  useChannel(place.path)
  if (!store.instance.isPresent(place.path)) return null
  const { node, id } = place
  if (node.type === 'note') return <NoteView place={place} />
  const { Control, group } = controlOf(node, () => store.instance.choices(place.path))
  const issues = store.isShown(place.path) ? store.issues(place.path) : []
  // What is wrong inside an island stands there.
  const error = issues.find((issue) => issue.severity === 'block' && (node.type !== 'island' || issue.path === place.path))
  const help = words.help(node)
  const required = store.instance.isRequired(place.path)
  const masked = isMasked(store.instance.value(place.path))
  return (
    <Field
      id={id}
      requiredWord={t('ui.required')}
      label={words.field(node)}
      help={help}
      required={required && !node.readOnly && !masked}
      group={group}
      error={error === undefined ? null : issueText(t, words, error, node)}
      className={`ph-span-${fieldSpan(node, group)}`}
      after={
        (issues.length > 0 || commentsAt.has(place.path) || fieldAction !== null) && (
          <>
            <WarningReasons place={place} issues={issues} />
            <FieldComments path={place.path} />
            {fieldAction !== null && (
              <div className="ph-field-action">
                {fieldAction(place.path, labelAfter(rowNames(labelsOf(scope), node.repeats, place.rows), words.field(node)))}
              </div>
            )}
          </>
        )
      }
    >
      {masked ? (
        <Masked id={id} />
      ) : (
        <Control
          place={place}
          required={required}
          invalid={error !== undefined}
          describedBy={describedBy(id, { help: help !== '', error: error !== undefined })}
        />
      )}
    </Field>
  )
})
