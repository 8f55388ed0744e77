import { useCallback, useMemo, useRef, useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { newValues } from '#core/form/fill-defaults.ts'
import { createInstance } from '#core/form/instance.ts'
import type { Instance } from '#core/form/instance-types.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import { FormView } from '#renderer/form-view.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Toast } from '#ui/toast.tsx'
import { useLang } from '#workspace/lang.ts'
import { useServices } from '#workspace/services.ts'
import { RemarkDialog, type RemarkPlace } from './remark-dialog.tsx'
import { RemarkList } from './remark-list.tsx'
import { fieldIdAt, remarksAt } from './remarks-at.ts'
import { SignOffHeader } from './sign-off-header.tsx'
import './sign-off.css'

interface SignOffDeskProps {
  readonly version: AuthoredVersion
  readonly form: CompiledForm
  readonly context: FormContext
  readonly onChanged: () => void
}

interface TriedFormProps {
  readonly version: AuthoredVersion
  readonly tried: Tried
  /** Null: the reader may not remark. */
  readonly onPin: ((place: RemarkPlace) => void) | null
  readonly handle: Ref<FormViewHandle>
}

interface Tried {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly instance: Instance
}

/** The form as clerks have it, with what was remarked at its fields. What is typed goes nowhere. */
function TriedForm({ version: { comments }, tried: { form, context, instance }, onPin, handle }: TriedFormProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { makeId } = useServices()
  const { open, settled } = useMemo(() => remarksAt(form, comments), [form, comments])
  const pin = useCallback(
    (path: RecordPath, label: string) => (
      <IconButton
        small
        icon="comment"
        label={`${t('signOff.pin')}: ${label}`}
        onClick={() => onPin?.({ fieldId: fieldIdAt(form, path), label })}
      />
    ),
    [t, form, onPin],
  )
  return (
    <section aria-label={t('signOff.form')}>
      <p className="versions-muted">{t('signOff.formHelp')}</p>
      <FormView
        key={lang}
        instance={instance}
        mode="edit"
        isNew
        lang={lang}
        formContext={context}
        comments={open}
        answered={settled}
        makeRowId={() => makeId<RowId>()}
        handle={handle}
        {...(onPin !== null && { fieldAction: pin })}
      />
    </section>
  )
}

/** The form to be tried like a clerk's, a pin at each field, and beside it what has been remarked. */
export function SignOffDesk({ version, onChanged, ...first }: SignOffDeskProps) {
  const { t } = useTranslation()
  const { summary } = version
  const [pinning, setPinning] = useState<RemarkPlace | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const view = useRef<FormViewHandle>(null)
  // What is tried stays while remarks come and go: another text is another desk.
  const [tried] = useState((): Tried => ({
    ...first,
    instance: createInstance(first.form, newValues(first.form, first.context), first.context),
  }))
  const mayComment = summary.actions.includes('comment')
  const tell = (what: string) => {
    setDone(what)
    onChanged()
  }
  return (
    <div className="sign-off">
      <SignOffHeader version={version} onVerified={() => tell(t('versions.actDone.verify'))} />
      <div className="sign-off-desk">
        <TriedForm version={version} tried={tried} onPin={mayComment ? setPinning : null} handle={view} />
        <RemarkList
          version={version}
          form={tried.form}
          onPin={mayComment ? () => setPinning({ fieldId: null, label: t('versions.wholeForm') }) : null}
          onGoTo={(path) => view.current?.focusPath(path)}
          onChanged={onChanged}
        />
      </div>
      {pinning !== null && (
        <RemarkDialog
          summary={summary}
          place={pinning}
          onClose={() => setPinning(null)}
          onSent={() => {
            setPinning(null)
            tell(t('signOff.pinned'))
          }}
        />
      )}
      {done !== null && <Toast message={done} onClose={() => setDone(null)} />}
    </div>
  )
}
