import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormDefinition } from '#core/form/definition.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useDesk } from '#workspace/desk.ts'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { useTabLock } from '#workspace/use-tab-lock.ts'
import { BrokenDraft } from './broken-draft.tsx'
import type { DefinitionWords } from './definition-words.ts'
import { NoDraft } from './no-draft.tsx'
import { openWork, type OpenedWork } from './open-work.ts'
import { ShutPage } from './shut-page.tsx'
import { Workbench } from './workbench.tsx'
import './builder.css'

interface BuilderScreenProps {
  readonly formKey: string
  readonly version: number
  readonly issueWords: DefinitionWords
}

/** A version that can be changed here; which of two texts to go on with is asked first. */
function Opened({ opened, issueWords }: { readonly opened: OpenedWork; readonly issueWords: DefinitionWords }) {
  const { t } = useTranslation()
  const { version, kept } = opened
  const [chosen, setChosen] = useState<{ readonly definition: FormDefinition | null; readonly isNewer: boolean } | null>(() =>
    kept === null ? { definition: opened.definition, isNewer: false } : kept.moved ? null : { definition: kept.definition, isNewer: true },
  )
  if (version.summary.state !== 'draft') return <NoDraft summary={version.summary} />
  if (chosen === null && kept !== null)
    return (
      <ShutPage summary={version.summary}>
        <Notice
          tone="warn"
          title={t('builder.twoTexts')}
          actions={
            <>
              <Button small onClick={() => setChosen({ definition: opened.definition, isNewer: false })}>
                {t('builder.useServer')}
              </Button>
              <Button small look="primary" onClick={() => setChosen({ definition: kept.definition, isNewer: true })}>
                {t('builder.useDevice')}
              </Button>
            </>
          }
        >
          {t('builder.twoTextsHelp', { time: formatTime(kept.savedAt) })}
        </Notice>
      </ShutPage>
    )
  if (chosen === null) return null
  const { definition, isNewer } = chosen
  // What was typed over a form that is given up for the server's broken text goes with it.
  const unfinished = definition === null && kept !== null ? { ...opened.unfinished, source: null } : opened.unfinished
  if (definition === null) return <BrokenDraft version={version} unfinished={unfinished} issueWords={issueWords} />
  const start = { basedOn: version.summary.hash, issues: version.issues, isNewer, unfinished }
  return <Workbench first={definition} start={start} issueWords={issueWords} />
}

/** The builder of one version of a form. */
export function BuilderScreen({ formKey, version, issueWords }: BuilderScreenProps) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { catalogue } = useDesk()
  const { lock, retry } = useTabLock(`builder-${formKey}@${version}`)
  const load = useCallback(() => openWork({ api, catalogue }, formKey, version), [api, catalogue, formKey, version])
  const { state, reload } = useLoad(load)
  const place = { key: formKey, version }
  if (lock === 'elsewhere')
    return (
      <ShutPage summary={place}>
        <Notice
          tone="warn"
          live
          title={t('builder.elsewhere')}
          actions={
            <Button
              small
              onClick={() => {
                retry()
                reload()
              }}
            >
              {t('builder.openHere')}
            </Button>
          }
        >
          {t('builder.elsewhereHelp')}
        </Notice>
      </ShutPage>
    )
  if (state.kind === 'loading' || lock === 'asking' || (state.kind === 'ready' && state.refreshing)) return <LoadingScreen />
  if (state.kind === 'ready') return <Opened key={state.value.version.summary.hash} opened={state.value} issueWords={issueWords} />
  const failure = state.error
  const isMissing = failure.kind === 'problem' && failure.problem.status === 404
  return (
    <ShutPage summary={place}>
      <FailureNotice text={isMissing ? t('builder.missing') : networkText(t, failure)} onRetry={reload} />
    </ShutPage>
  )
}
