import { useId } from 'react'
import { Icon } from '#ui/icon.tsx'
import { TextInput } from '#ui/text-input.tsx'
import type { FormIssue } from '#core/form/compiled-form.ts'
import { useFormScope } from './form-scope.ts'
import { issueText } from './issue-text.ts'
import type { Place } from './place.ts'
import { ruleIdOf } from './reasons.ts'

/** Warnings at a place, each with its inline reason, and notes that ask for nothing. */
export function WarningReasons({ place, issues }: { readonly place: Place; readonly issues: readonly FormIssue[] }) {
  const { words, t } = useFormScope()
  return issues
    .filter((issue) => issue.severity !== 'block')
    .map((issue) =>
      issue.severity === 'warn' ? (
        <WarningReason key={ruleIdOf(issue)} place={place} issue={issue} />
      ) : (
        <p key={ruleIdOf(issue)} className="ph-message ph-message-info">
          <Icon name="info" size={18} /> <span>{issueText(t, words, issue, place.node)}</span>
        </p>
      ),
    )
}

function WarningReason({ place, issue }: { readonly place: Place; readonly issue: FormIssue }) {
  const { store, words, t } = useFormScope()
  const id = useId()
  const ruleId = ruleIdOf(issue)
  return (
    <div className="ph-reason">
      <p className="ph-message ph-message-warning" id={`${id}-warning`}>
        <Icon name="warning" size={18} label={t('ui.warning')} /> <span>{issueText(t, words, issue, place.node)}</span>
      </p>
      <label htmlFor={id}>{t('field.reason')}</label>
      <TextInput
        id={id}
        data-reason={ruleId}
        defaultValue={store.reasons.text(ruleId, issue.path)}
        placeholder={t('field.reason-help')}
        aria-describedby={`${id}-warning`}
        onChange={(event) => store.reasons.set({ ruleId, at: issue.path, text: event.target.value.normalize('NFC').trim() })}
      />
    </div>
  )
}
