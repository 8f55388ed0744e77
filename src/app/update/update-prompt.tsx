import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useUnsavedWork } from '#workspace/unsaved-work.ts'
import { useAppParts } from '../app-parts.ts'
import type { UpdateState } from './update-control.ts'

/**
 * A new version is offered, never forced: not while a form is half typed, not while something is being sent.
 * @param sending how many records are on their way right now
 */
export function UpdatePrompt({ sending }: { readonly sending: number }) {
  const { updates } = useAppParts()
  const state = useSyncExternalStore(updates.subscribe, updates.state)
  return state.kind === 'current' ? null : <Offer state={state} sending={sending} />
}

interface Words {
  readonly text: string
  readonly count?: number
  readonly act?: { readonly label: string; readonly run: () => void }
}

function Offer({ state, sending }: { readonly state: UpdateState; readonly sending: number }) {
  const { t } = useTranslation()
  const { updates } = useAppParts()
  const unsaved = useUnsavedWork()
  const open = useSyncExternalStore(unsaved.subscribe, unsaved.hasOpen)
  const apply = (openToo: boolean) => {
    if (!unsaved.isDirty()) void updates.apply(openToo)
  }
  const words = ((): Words => {
    if (state.kind === 'held') return { text: 'update.held', act: { label: 'update.heldAct', run: () => void updates.reload() } }
    if (state.kind === 'asking' || state.kind === 'taking') return { text: 'update.working' }
    if (open || sending > 0) return { text: 'update.waits' }
    if (state.kind !== 'others') return { text: 'update.ready', act: { label: 'update.now', run: () => apply(false) } }
    if (state.unkept > 0)
      return { text: 'update.othersUnkept', count: state.unkept, act: { label: 'update.again', run: () => apply(false) } }
    return { text: 'update.othersOpen', count: state.open, act: { label: 'update.all', run: () => apply(true) } }
  })()
  return (
    <div className="ph-no-print">
      <Notice
        banner
        live
        icon="download"
        tone={state.kind === 'held' || (state.kind === 'others' && state.unkept > 0) ? 'warn' : 'info'}
        actions={
          words.act !== undefined && (
            <Button small look="primary" onClick={words.act.run}>
              {t(words.act.label)}
            </Button>
          )
        }
      >
        {t(words.text, { count: words.count ?? 0 })}
      </Notice>
    </div>
  )
}
