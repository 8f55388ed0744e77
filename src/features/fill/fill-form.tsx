import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowId } from '#core/lib/ids.ts'
import { FormView } from '#renderer/form-view.tsx'
import { Button } from '#ui/button.tsx'
import { useGo } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { usePrinting } from '#workspace/use-printing.ts'
import { useRecordFiles } from '#workspace/use-record-files.ts'
import { useRecordSearch } from '#workspace/use-record-search.ts'
import { useServices } from '#workspace/services.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { FillFoot } from './fill-foot.tsx'
import { FillHeader } from './fill-header.tsx'
import type { OpenedForm } from './open-form.ts'
import { PrintedDraft } from './printed-draft.tsx'
import { VersionNotice } from './version-notice.tsx'
import { useEngine, type FormEngine } from './use-engine.ts'
import { useFill } from './use-fill.ts'
import { useSubmitKey } from './use-submit-key.ts'

interface FillFormProps {
  readonly opened: OpenedForm
  /** The draft has moved to another version of its form. */
  readonly onVersion: () => void
}

/** One draft open for typing. */
export function FillForm({ opened, onVersion }: FillFormProps) {
  const lang = useLang()
  const go = useGo()
  const { makeId } = useServices()
  const fill = useFill(opened)
  const { instance, context, jump, handle, onChange, autosave, saved, held, outcome, current, submit, stopCheck } = fill
  useSubmitKey(() => void submit())
  const drawn = useEngine()
  const printing = usePrinting()
  const [discarding, setDiscarding] = useState(false)
  const search = useRecordSearch()
  const files = useRecordFiles(opened.draft.unitId, opened.draft.recordId, true)
  const lost = saved.kind === 'failed' && saved.failure.kind === 'lost'
  const { draft } = opened
  return (
    <div className="fill">
      <FillHeader
        opened={opened}
        actions={<FillActions {...drawn} onPrint={() => void printing.print()} onDiscard={() => setDiscarding(true)} />}
        onJump={jump}
        correction={fill.correction}
        version={<VersionNotice opened={opened} fill={fill} files={files} onVersion={onVersion} />}
      />
      <FormView
        instance={instance}
        mode="edit"
        engine={drawn.engine}
        lang={lang}
        formContext={context}
        disabled={lost || held}
        isNew={draft.base.kind === 'new'}
        comments={draft.base.kind === 'new' ? [] : draft.base.comments}
        reasons={draft.reasons}
        provisional={draft.provisional}
        initialRaw={draft.raw}
        onChange={onChange}
        onReason={autosave.touch}
        onSubmit={() => void submit()}
        onRecordSearch={search}
        files={files}
        makeRowId={makeRowIdOf(makeId)}
        handle={handle}
      />
      <FillFoot
        saved={saved}
        outcome={outcome}
        isNew={draft.base.kind === 'new'}
        onRetry={() => void autosave.flush()}
        onSubmit={() => void submit()}
        onStop={stopCheck}
        onLeave={() => go({ kind: 'work' })}
      />
      {printing.shown && <PrintedDraft opened={opened} current={current} context={context} files={files} />}
      {discarding && <DiscardDialog recordId={draft.recordId} autosave={autosave} onClose={() => setDiscarding(false)} />}
    </div>
  )
}

interface FillActionsProps {
  readonly engine: FormEngine
  readonly toggle: () => void
  readonly onPrint: () => void
  readonly onDiscard: () => void
}

function FillActions({ engine, toggle, onPrint, onDiscard }: FillActionsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Button small look="quiet" icon="form" aria-pressed={engine === 'rjsf'} title={t('fill.rjsfTitle')} onClick={toggle}>
        {t('fill.rjsf')}
      </Button>
      <Button small look="quiet" icon="print" onClick={onPrint}>
        {t('fill.print')}
      </Button>
      <Button small look="quiet" icon="trash" onClick={onDiscard}>
        {t('fill.discard')}
      </Button>
    </>
  )
}

const makeRowIdOf = (makeId: ReturnType<typeof useServices>['makeId']) => () => makeId<RowId>()
