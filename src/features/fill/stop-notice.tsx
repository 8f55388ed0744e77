import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormRef } from '#core/form/compiled-form.ts'
import { templateOf } from '#core/lib/record-path.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { formWords } from '#renderer/form-words.ts'
import { issueText } from '#renderer/issue-text.ts'
import { Notice } from '#ui/notice.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useLang } from '#workspace/lang.ts'
import { useLoad } from '#workspace/use-load.ts'

type Issues = Extract<PushOutcome, { readonly issues: unknown }>['issues']

/** Why the server did not take it, with each place it named. */
export function StopNotice({ formRef, outcome }: { readonly formRef: FormRef; readonly outcome: PushOutcome }) {
  const { t } = useTranslation()
  const issues = 'issues' in outcome ? outcome.issues : []
  const count = outcome.kind === 'conflict' ? outcome.paths.length : countOf(issues)
  return (
    <Notice tone="danger" live>
      {t(`work.reason.${outcome.kind === 'quarantined' ? outcome.reason : outcome.kind}`, { count })}
      {issues.length > 0 && <IssueList formRef={formRef} issues={issues} />}
    </Notice>
  )
}

/** With those that the server left out. */
const countOf = (issues: Issues): number =>
  issues.reduce((sum, { code, params }) => sum + (code === 'issues.more' ? Number(params['count']) : 1), 0)

/** Found only by the server, because other records are involved. */
const serverCodes: Readonly<Record<string, string>> = {
  'identity.exists': 'work.identityExists',
  'period.taken': 'work.periodTaken',
  'withdraw.too-late': 'work.withdrawTooLate',
  'withdraw.not-holder': 'work.withdrawNotHolder',
  'withdraw.reason-missing': 'work.withdrawReasonMissing',
  'record.not-named': 'work.recordNotNamed',
  'record.exists': 'work.recordExists',
  'record.unknown': 'work.recordUnknown',
  'base.unknown': 'work.recordUnknown',
  'base.invalid': 'work.baseInvalid',
  'base.refused': 'work.baseInvalid',
  'base.other-record': 'work.baseInvalid',
  'form.unknown': 'work.formUnknown',
  'form.older': 'work.formUnknown',
  'form.other': 'work.formUnknown',
  'grant.missing': 'work.grantMissing',
  'author.other': 'work.grantMissing',
  'issues.more': 'work.issuesMore',
  'server.failed': 'work.serverFailed',
  'as-of.window': 'work.asOfWindow',
  'record.closed': 'work.recordClosed',
}

/** A record without a receipt is secret to this person, or awaits its files: it cannot be looked up. */
const wordsFor = ({ code, params }: Issues[number]): string | undefined =>
  code === 'identity.exists' && params['receipt'] === '' ? 'work.identityExistsUnseen' : serverCodes[code]

function IssueList({ formRef, issues }: { readonly formRef: FormRef; readonly issues: Issues }) {
  const { t } = useTranslation()
  const { forms } = useDesk()
  const lang = useLang()
  const { state } = useLoad(useCallback(() => forms.form(formRef), [forms, formRef]))
  if (state.kind !== 'ready') return null
  const words = formWords(state.value, lang)
  return (
    <ul>
      {issues.map((found) => {
        const node = state.value.byPath.get(templateOf(found.path)) ?? null
        const known = wordsFor(found)
        const text = known === undefined ? issueText(t, words, { ...found, severity: 'block' }, node) : t(known, found.params)
        return (
          <li key={`${found.path} ${found.code}`}>
            {node !== null && <strong>{words.field(node)}: </strong>}
            {text}
          </li>
        )
      })}
    </ul>
  )
}
