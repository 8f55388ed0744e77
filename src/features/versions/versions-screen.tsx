import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { Toast } from '#ui/toast.tsx'
import { useDesk } from '#workspace/desk.ts'
import { networkText } from '#workspace/failure-text.ts'
import { hasRole } from '#workspace/grants.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { groupVersions } from './group-versions.ts'
import { NewFormDialog } from './new-form-dialog.tsx'
import { VersionCard } from './version-card.tsx'
import './versions.css'

/** Every form and its versions, for those who make them: what is in use, what is being written, who acts next. */
export function VersionsScreen() {
  const { t } = useTranslation()
  const { api } = useServices()
  const { vault } = useDesk()
  const { state, reload } = useLoad(useCallback(() => api.authoring.forms(), [api]))
  const [text, setText] = useState('')
  const [making, setMaking] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const groups = useMemo(() => (state.kind === 'ready' ? groupVersions(state.value.versions, text) : []), [state, text])
  const onGone = () => {
    setDone(t('versions.deleted'))
    reload()
  }
  return (
    <>
      <PageHeader
        title={t('versions.title')}
        actions={
          <>
            <TextInput
              type="search"
              className="versions-search"
              aria-label={t('versions.search')}
              placeholder={t('versions.search')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {hasRole(vault.session(), 'form-author') && (
              <Button look="primary" icon="add" onClick={() => setMaking(true)}>
                {t('versions.newForm')}
              </Button>
            )}
          </>
        }
      >
        {t('versions.lead')}
      </PageHeader>
      {state.kind === 'loading' && <LoadingScreen />}
      {state.kind === 'failed' && <FailureNotice text={networkText(t, state.error)} onRetry={reload} />}
      {state.kind === 'ready' && groups.length === 0 && (
        <EmptyState icon="form" title={text === '' ? t('versions.none') : t('versions.noMatch', { text })}>
          {text === '' ? t('versions.noneHelp') : undefined}
        </EmptyState>
      )}
      {groups.length > 0 && (
        <ul className="versions-board">
          {groups.map((group) => (
            <VersionCard key={group.key} group={group} onGone={onGone} />
          ))}
        </ul>
      )}
      {making && <NewFormDialog onClose={() => setMaking(false)} />}
      {done !== null && <Toast message={done} onClose={() => setDone(null)} />}
    </>
  )
}
