import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createInstance } from '#core/form/instance.ts'
import { isTestRef } from '#core/form/test-key.ts'
import { joinOrphans, type Orphans } from '#core/form/upgrade/kept-aside.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { FormView } from '#renderer/form-view.tsx'
import { formWords } from '#renderer/form-words.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { useDesk } from '#workspace/desk.ts'
import { formText, networkText, storageText } from '#workspace/failure-text.ts'
import { unitName } from '#workspace/grants.ts'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { KeptAside } from '#workspace/kept-aside.tsx'
import { PrintedHead } from '#workspace/printed-head.tsx'
import { PrintedSignatures } from '#workspace/printed-signatures.tsx'
import { LostFiles } from '#workspace/lost-files.tsx'
import { StatusPill } from '#workspace/status-pill.tsx'
import { TestMark } from '#workspace/test-mark.tsx'
import { useLoad } from '#workspace/use-load.ts'
import { usePrinting } from '#workspace/use-printing.ts'
import { useRecordFiles } from '#workspace/use-record-files.ts'
import { useVaultEvents } from '#workspace/use-vault.ts'
import { Conflicts } from './conflicts.tsx'
import { ErasureNotice } from './erasure-part.tsx'
import { loadRecord, type OpenRecord, type RecordFailure } from './load-record.ts'
import { NamedPeople } from './named-people.tsx'
import { isClosed, RecordActions } from './record-actions.tsx'
import { RecordFacts } from './record-facts.tsx'
import { RecordFilesNotice } from './record-files-notice.tsx'
import './records.css'

const kinds = ['outbox', 'drafts'] as const

/** One record to read: what it says, where it stands, what was sent of it, and the ways on from here. */
export function RecordScreen({ unitId, recordId }: { readonly unitId: UnitId; readonly recordId: RecordId }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const services = useServices()
  const { state, reload } = useLoad(useCallback(() => loadRecord({ desk, services }, unitId, recordId), [desk, services, unitId, recordId]))
  useVaultEvents(desk.vault, kinds, reload)
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed')
    return (
      <div className="records-failure">
        <FailureNotice text={recordFailureText(t, state.error)} onRetry={reload} />
      </div>
    )
  return <RecordView open={state.value} onChanged={reload} />
}

function recordFailureText(t: ReturnType<typeof useTranslation>['t'], failure: RecordFailure): string {
  switch (failure.kind) {
    case 'form':
      return formText(t, failure.failure)
    case 'storage':
      return storageText(t, failure.failure)
    case 'network':
      return networkText(t, failure.failure)
  }
}

function RecordView({ open, onChanged }: { readonly open: OpenRecord; readonly onChanged: () => void }) {
  const { t } = useTranslation()
  const lang = useLang()
  const { form, record, context } = open
  const instance = useMemo(() => createInstance(form, record.values, context), [form, record, context])
  const files = useRecordFiles(record.unitId, record.recordId, false)
  const printing = usePrinting()
  return (
    <div className="record">
      {printing.shown && <RecordPrintedHead open={open} />}
      <div className="ph-no-print">
        <PageHeader
          title={record.title === '' ? t('fill.untitled') : record.title}
          over={formWords(form, lang).title()}
          actions={<RecordActions open={open} onChanged={onChanged} onPrint={() => void printing.print()} />}
        >
          <TestMark formKey={record.formRef.split('@', 1)[0] ?? ''} />
          <StatusPill status={record.state.kind} />
        </PageHeader>
      </div>
      {open.pending !== null && (
        <Notice tone="info" icon="device">
          {t(open.pending.kind === 'withdraw' ? 'records.pendingWithdraw' : 'records.pending')}
        </Notice>
      )}
      <RecordFilesNotice record={record}>
        {open.message !== null && <LostFiles message={open.message} onChanged={onChanged} />}
      </RecordFilesNotice>
      <Conflicts open={open} onChanged={onChanged} />
      {open.message?.erasure !== undefined && <ErasureNotice erasure={open.message.erasure} />}
      <RecordFacts open={open} />
      {open.message !== null && <NamedPeople message={open.message} onChanged={onChanged} />}
      <FormView
        key={`${record.recordId} ${record.revision}`}
        instance={instance}
        mode="read"
        paper={printing.shown}
        lang={lang}
        formContext={context}
        comments={record.comments}
        reasons={record.reasons}
        files={files}
      />
      <KeptAside form={form} orphans={keptOf(open)} files={files} />
      {printing.shown && !isClosed(record.state.kind) && <PrintedSignatures clerk={record.authorName} />}
    </div>
  )
}

/** Values left over from earlier versions of the form, of the whole history; only the server knows them. */
const keptOf = ({ message }: OpenRecord): Orphans =>
  (message?.revisions ?? []).reduceRight<Orphans>((all, { orphans = {} }) => joinOrphans(all, orphans), {})

function RecordPrintedHead({ open }: { readonly open: OpenRecord }) {
  const { vault } = useDesk()
  const { form, record, message } = open
  const formTitle = formWords(form, useLang()).title()
  return (
    <PrintedHead
      unit={unitName(vault.session(), record.unitId) || message?.summary.unitName || ''}
      formTitle={formTitle}
      title={record.title}
      isTest={isTestRef(record.formRef)}
      mark={[formTitle, record.receipt].filter((part) => part !== '').join(' · ')}
    >
      <StatusPill status={record.state.kind} />
    </PrintedHead>
  )
}
