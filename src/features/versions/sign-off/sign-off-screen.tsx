import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { useDesk } from '#workspace/desk.ts'
import { formText, networkText } from '#workspace/failure-text.ts'
import type { FormFailure } from '#workspace/form-library.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { compiledVersion } from '../compiled-version.ts'
import { SignOffDesk } from './sign-off-desk.tsx'
import '../versions.css'

interface Opened {
  readonly version: AuthoredVersion
  /** Null: the text makes no form yet. */
  readonly form: CompiledForm | null
  readonly context: FormContext
}

type Failure = NetworkFailure | { readonly kind: 'form'; readonly failure: FormFailure }

/** A version of a form as the department that owns it looks through it: the form itself, with remarks at its fields. */
export function SignOffScreen({ formKey, version }: { readonly formKey: string; readonly version: number }) {
  const { t } = useTranslation()
  const { api, clock, demo } = useServices()
  const { forms } = useDesk()
  const load = useCallback(async (): Promise<Result<Opened, Failure>> => {
    const answer = await api.authoring.version(formKey, version)
    if (!answer.ok) return answer
    const form = compiledVersion(answer.value)
    const asOf = vietnamDay(clock.now())
    const lists = await forms.lists(asOf, form ?? { lists: [] })
    if (!lists.ok) return err({ kind: 'form', failure: lists.error })
    return ok({ version: answer.value, form, context: { asOf, lists: lists.value, demo: demo(), previous: null } })
  }, [api, forms, clock, demo, formKey, version])
  const { state, reload } = useLoad(load)
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed') {
    const { error } = state
    const isMissing = error.kind === 'problem' && error.problem.status === 404
    const text = error.kind === 'form' ? formText(t, error.failure) : isMissing ? t('versions.missing') : networkText(t, error)
    return (
      <>
        <PageHeader title={formKey} over={<PlaceLink to={{ kind: 'form-versions' }}>{t('versions.board')}</PlaceLink>} />
        <FailureNotice text={text} onRetry={reload} />
      </>
    )
  }
  const { form, context } = state.value
  if (form === null)
    return (
      <>
        <PageHeader
          title={state.value.version.summary.title}
          over={<PlaceLink to={{ kind: 'form-version', key: formKey, version }}>{t('versions.number', { version })}</PlaceLink>}
        />
        <Notice tone="warn">{t('signOff.unreadable')}</Notice>
      </>
    )
  return <SignOffDesk key={form.hash} version={state.value.version} form={form} context={context} onChanged={reload} />
}
