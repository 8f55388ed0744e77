import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MovedDraft } from '#core/form/upgrade/move-draft.ts'
import type { Draft } from '#core/record/draft.ts'
import type { FileStore } from '#renderer/file-store.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useDesk } from '#workspace/desk.ts'
import { storageText } from '#workspace/failure-text.ts'
import { KeptAside } from '#workspace/kept-aside.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { OpenedForm } from './open-form.ts'
import { UndoMoveDialog } from './undo-move-dialog.tsx'
import type { Fill } from './use-fill.ts'
import { useNewer, type Newer } from './use-newer.ts'

interface VersionNoticeProps {
  readonly files: FileStore
  readonly opened: OpenedForm
  readonly fill: Pick<Fill, 'hold' | 'autosave' | 'current'>
  /** The draft has moved to another version: it is to be opened anew. */
  readonly onVersion: () => void
}

const versionOf = (ref: string): number => Number(/@(\d+)#/.exec(ref)?.[1] ?? 0)

/** Moves the open draft, or takes its move back: its text cannot change meanwhile. */
function useVersionActs({ opened, fill, onVersion }: VersionNoticeProps) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const [problem, setProblem] = useState<string | null>(null)
  const act = (work: () => ReturnType<typeof vault.saveDraft>) =>
    fill.hold(async () => {
      const done = await work()
      setProblem(done.ok ? null : storageText(t, done.error))
      if (!done.ok) return false
      fill.autosave.stop()
      onVersion()
      return true
    })
  const { key, version } = opened.form.definition
  return {
    problem,
    move: ({ draft, counts }: MovedDraft, to: number) =>
      act(() => vault.moveDraft(draft, { recordId: draft.recordId, formKey: key, from: version, to, ...counts })),
    undo: () => act(() => vault.undoMove(fill.current(), version)),
  }
}

/** The draft as it lies on the device, so that it comes back exactly; as it is on the screen when that is not kept. */
function useKeptDraft({ opened, fill }: VersionNoticeProps): () => Promise<Draft> {
  const { vault } = useDesk()
  return async () => {
    await fill.autosave.flush()
    if (fill.autosave.isDirty()) return fill.current()
    const stored = await vault.draft(opened.draft.recordId)
    return (stored.ok ? stored.value : null) ?? fill.current()
  }
}

/** That there is a newer version, with what it would change here; that this draft came from an older one, with the way back; what was kept aside. */
export function VersionNotice(props: VersionNoticeProps) {
  const { t } = useTranslation()
  const { opened } = props
  const [open, setOpen] = useState<Draft | 'undo' | null>(null)
  const newer = useNewer(opened)
  const { problem, move, undo } = useVersionActs(props)
  const { form, draft } = opened
  const close = () => setOpen(null)
  const kept = useKeptDraft(props)
  return (
    <>
      {newer !== null && <NewerNotice opened={opened} newer={newer} onLook={() => void kept().then(setOpen)} />}
      {draft.before !== undefined && (
        <Notice
          tone="good"
          actions={
            <Button small icon="undo" onClick={() => setOpen('undo')}>
              {t('versionMove.undo')}
            </Button>
          }
        >
          {t('versionMove.moved', { from: versionOf(draft.before.formRef), to: form.definition.version })}
        </Notice>
      )}
      {problem !== null && <FailureNotice text={problem} />}
      {draft.orphans !== undefined && <KeptAside form={form} orphans={draft.orphans} files={props.files} />}
      {open !== null && open !== 'undo' && newer !== null && (
        <MoveDialog
          opened={opened}
          newer={newer}
          draft={open}
          onMove={(moved) => {
            close()
            void move(moved, newer.next.definition.version)
          }}
          onClose={close}
        />
      )}
      {open === 'undo' && draft.before !== undefined && (
        <UndoMoveDialog
          version={versionOf(draft.before.formRef)}
          onUndo={() => {
            close()
            void undo()
          }}
          onClose={close}
        />
      )}
    </>
  )
}

interface NewerNoticeProps {
  readonly opened: OpenedForm
  readonly newer: Newer
  readonly onLook: () => void
}

function NewerNotice({ opened: { form, draft }, newer, onLook }: NewerNoticeProps) {
  const { t } = useTranslation()
  const versions = { from: form.definition.version, to: newer.next.definition.version }
  // Records that the server has are taken in any version of theirs.
  const ending = draft.base.kind === 'new' && (newer.state === 'closing' || newer.state === 'closed') ? newer.state : null
  return (
    <Notice
      tone={ending === null ? 'info' : 'warn'}
      title={t('versionMove.title', versions)}
      actions={
        <Button small onClick={onLook}>
          {t('versionMove.look')}
        </Button>
      }
    >
      {t(`versionMove.${ending ?? 'offer'}`, versions)}
    </Notice>
  )
}
