import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '#core/lib/calendar.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Toast } from '#ui/toast.tsx'
import { useDesk } from '#workspace/desk.ts'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { useTabLock } from '#workspace/use-tab-lock.ts'
import { IssueLines } from './issue-lines.tsx'
import { ListBench } from './list-bench.tsx'
import { openList, type OpenedList } from './open-list.ts'
import { useListDesk } from './use-list-desk.ts'
import './code-lists.css'

interface ListScreenProps {
  readonly listKey: string
  readonly version: string
}

/** One version of a code list: its codes in a grid, what is new in it, where it is used. What was done is said above all that is loaded anew. */
export function ListScreen(props: ListScreenProps) {
  const [said, setSaid] = useState<string | null>(null)
  return (
    <>
      <LoadedList {...props} onSaid={setSaid} />
      {said !== null && <Toast message={said} onClose={() => setSaid(null)} />}
    </>
  )
}

interface OnSaid {
  readonly onSaid: (words: string) => void
}

function LoadedList({ listKey, version, onSaid }: ListScreenProps & OnSaid) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { catalogue } = useDesk()
  const { lock, retry } = useTabLock(`code-list-${listKey}@${version}`)
  const load = useCallback(() => openList({ api, catalogue }, listKey, version), [api, catalogue, listKey, version])
  const { state, reload } = useLoad(load)
  const over = <PlaceLink to={{ kind: 'code-lists' }}>{t('codeLists.board')}</PlaceLink>
  if (lock === 'elsewhere' && state.kind === 'ready' && state.value.summary.actions.includes('save'))
    return (
      <>
        <PageHeader title={state.value.summary.title} over={over} />
        <Notice
          tone="warn"
          live
          title={t('codeLists.elsewhere')}
          actions={
            <Button
              small
              onClick={() => {
                retry()
                reload()
              }}
            >
              {t('codeLists.openHere')}
            </Button>
          }
        >
          {t('codeLists.elsewhereHelp')}
        </Notice>
      </>
    )
  if (state.kind === 'loading' || lock === 'asking' || (state.kind === 'ready' && state.refreshing)) return <LoadingScreen />
  if (state.kind === 'failed') {
    const isMissing = state.error.kind === 'problem' && state.error.problem.status === 404
    return (
      <>
        <PageHeader title={listKey} over={over} />
        <FailureNotice text={isMissing ? t('codeLists.missing') : networkText(t, state.error)} onRetry={reload} />
      </>
    )
  }
  return (
    <ChosenText key={`${state.value.summary.hash}${state.value.summary.state}`} opened={state.value} onReload={reload} onSaid={onSaid} />
  )
}

/** Which of two texts to go on with is asked first. */
function ChosenText({ opened, onReload, onSaid }: Omit<OpenTextProps, 'isNewer'>) {
  const { t } = useTranslation()
  const { kept, summary } = opened
  const [chosen, setChosen] = useState<'server' | 'device' | null>(kept === null ? 'server' : kept.moved ? null : 'device')
  if (chosen !== null) return <OpenText opened={opened} isNewer={chosen === 'device'} onReload={onReload} onSaid={onSaid} />
  return (
    <>
      <PageHeader
        title={`${summary.title} · ${t('codeLists.version', { version: formatDate(summary.version) })}`}
        over={<PlaceLink to={{ kind: 'code-lists' }}>{t('codeLists.board')}</PlaceLink>}
      />
      <Notice
        tone="warn"
        title={t('codeLists.twoTexts')}
        actions={
          <>
            <Button small onClick={() => setChosen('server')}>
              {t('codeLists.useServer')}
            </Button>
            <Button small look="primary" onClick={() => setChosen('device')}>
              {t('codeLists.useDevice')}
            </Button>
          </>
        }
      >
        {t('codeLists.twoTextsHelp', { time: formatTime(kept?.savedAt ?? 0) })}
      </Notice>
    </>
  )
}

interface OpenTextProps extends OnSaid {
  readonly opened: OpenedList
  readonly isNewer: boolean
  readonly onReload: () => void
}

function OpenText({ opened, isNewer, onReload, onSaid }: OpenTextProps) {
  const { t } = useTranslation()
  const { text, before, kept } = opened
  const source = useMemo(() => ({ text: isNewer && kept !== null ? kept.text : text, before }), [text, before, kept, isNewer])
  const open = useListDesk(source)
  if ('desk' in open) return <ListBench opened={opened} open={open} isNewer={isNewer} onReload={onReload} onSaid={onSaid} />
  if (open.kind === 'opening') return <LoadingScreen />
  return (
    <FailureNotice text={t('codeLists.broken')} onRetry={onReload}>
      <IssueLines issues={open.issues} />
    </FailureNotice>
  )
}
