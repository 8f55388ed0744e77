import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createInstance } from '#core/form/instance.ts'
import type { RowId } from '#core/lib/ids.ts'
import { FormView } from '#renderer/form-view.tsx'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import { Button } from '#ui/button.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useGo } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { useRecordSearch } from '#workspace/use-record-search.ts'
import { useServices } from '#workspace/services.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { draftFromScreen } from './draft-from-screen.ts'
import { FillFoot, type CheckOutcome } from './fill-foot.tsx'
import { FillHeader } from './fill-header.tsx'
import type { OpenedForm } from './open-form.ts'
import { useAutosave } from './use-autosave.ts'
import { useSubmit } from './use-submit.ts'

/** One draft open for typing. */
export function FillForm({ opened }: { readonly opened: OpenedForm }) {
  const { t } = useTranslation()
  const lang = useLang()
  const go = useGo()
  const { vault } = useDesk()
  const { clock, makeId } = useServices()
  const handle = useRef<FormViewHandle>(null)
  const instance = useMemo(() => createInstance(opened.form, opened.draft.values, opened.context), [opened])
  const [outcome, setOutcome] = useState<CheckOutcome>({ kind: 'unchecked' })
  const [discarding, setDiscarding] = useState(false)

  const current = useCallback(() => draftFromScreen(opened, instance, handle.current, clock.now()), [opened, instance, clock])
  const save = useCallback(async () => {
    const kept = await vault.saveDraft(current())
    return kept.ok ? null : kept.error
  }, [vault, current])
  const { autosave, state: saved } = useAutosave(save)
  const submit = useSubmit({ opened, current, instance, handle, autosave, onOutcome: setOutcome })
  const search = useRecordSearch()

  // After the first check the count follows the typing; before it, an empty form is not scolded.
  const checked = outcome.kind !== 'unchecked'
  useEffect(() => {
    if (!checked || saved.kind !== 'saved') return
    const blocking = handle.current?.blocking() ?? []
    setOutcome({
      kind: 'checked',
      errors: blocking.filter((issue) => issue.severity === 'block').length,
      warnings: blocking.filter((issue) => issue.severity !== 'block').length,
    })
  }, [checked, saved])

  const lost = saved.kind === 'failed' && saved.failure.kind === 'lost'
  return (
    <div className="fill">
      <FillHeader
        opened={opened}
        actions={
          <>
            <Button small look="quiet" icon="print" onClick={() => print()}>
              {t('fill.print')}
            </Button>
            <Button small look="quiet" icon="trash" onClick={() => setDiscarding(true)}>
              {t('fill.discard')}
            </Button>
          </>
        }
      />
      <div inert={lost}>
        <FormView
          instance={instance}
          mode="edit"
          lang={lang}
          formContext={opened.context}
          comments={opened.draft.base.kind === 'revision' ? opened.draft.base.comments : []}
          reasons={opened.draft.reasons}
          provisional={opened.draft.provisional}
          initialRaw={opened.draft.raw}
          onChange={autosave.touch}
          onReason={autosave.touch}
          onSubmit={() => void submit()}
          onRecordSearch={search}
          makeRowId={makeRowIdOf(makeId)}
          handle={handle}
        />
      </div>
      <FillFoot
        saved={saved}
        outcome={outcome}
        isNew={opened.draft.base.kind === 'new'}
        onRetry={() => void autosave.flush()}
        onSubmit={() => void submit()}
        onLeave={() => go({ kind: 'work' })}
      />
      {discarding && <DiscardDialog recordId={opened.draft.recordId} autosave={autosave} onClose={() => setDiscarding(false)} />}
    </div>
  )
}

const makeRowIdOf = (makeId: ReturnType<typeof useServices>['makeId']) => () => makeId<RowId>()
