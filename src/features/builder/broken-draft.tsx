import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newDefinition } from '#core/form/authoring/new-definition.ts'
import { formHash } from '#core/form/canonical.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { Unfinished } from '#storage/authored-work.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useLang } from '#workspace/lang.ts'
import { randomFieldId } from '#workspace/random-field-id.ts'
import { useServices } from '#workspace/services.ts'
import type { DefinitionWords } from './definition-words.ts'
import { ShutPage } from './shut-page.tsx'
import type { SourceDraft } from './source/source-editor.ts'
import { SourceView } from './source/source-view.tsx'
import { useUnfinished } from './use-unfinished.ts'
import { Workbench } from './workbench.tsx'

interface BrokenDraftProps {
  readonly version: AuthoredVersion
  readonly unfinished: Unfinished
  readonly issueWords: DefinitionWords
}

/**
 * The text that is mended. What is typed is kept on this device: while it is broken as such, over the form that was mended before it
 * or over the server's text; a text that is a form as the author's work, which the builder opens.
 */
function useMending({ version: { summary, document }, unfinished }: Omit<BrokenDraftProps, 'issueWords'>) {
  const { catalogue } = useDesk()
  const { clock } = useServices()
  const { key, version, department, title, hash } = summary
  // Never shown: the editor tells a text apart from some form, and this one is not the author's.
  const stand = useMemo(() => newDefinition({ key, department, title }, randomFieldId), [key, department, title])
  const [mended, setMended] = useState<FormDefinition | null>(null)
  const [{ source, check }, keep] = useUnfinished(key, version, unfinished)
  const text = useMemo(() => `${JSON.stringify(document, null, 2)}\n`, [document])
  // Where the server's text has moved on since, the author is asked which one counts, as with any other work.
  const [basedOn] = useState(source?.of ?? hash)
  const [draft, setDraft] = useState<SourceDraft | null>(() => ({ text: source?.text ?? text, of: formHash(stand) }))
  const take = (definition: FormDefinition) => {
    setMended(definition)
    const work = { key, version, document: definition as unknown as JsonObject, basedOn, savedAt: clock.now() } // a form is JSON
    void catalogue.putWork(work).then((put) => put.ok && keep({ source: null }))
  }
  const type = (next: SourceDraft | null) => {
    setDraft(next)
    if (next === null && mended === null) return // kept as work in a moment
    const isServers = next?.text === text && mended === null
    keep({ source: next === null || isServers ? null : { text: next.text, of: mended === null ? basedOn : formHash(mended) } })
  }
  // What is broken again is not what would open.
  return { stand, mended, isMended: mended !== null && draft === null, basedOn, draft, take, type, check }
}

/** A draft that was written elsewhere and cannot be drawn: its text is mended here, then it opens as any other. */
export function BrokenDraft({ issueWords, ...props }: BrokenDraftProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const [isOpen, setOpen] = useState(false)
  const { stand, mended, isMended, basedOn, draft, take, type, check } = useMending(props)
  const { summary } = props.version
  if (isOpen && mended !== null) {
    const start = { basedOn, issues: [], isNewer: true, unfinished: { source: null, check } }
    return <Workbench first={mended} start={start} issueWords={issueWords} />
  }
  return (
    <ShutPage summary={summary}>
      {!isMended ? (
        <Notice tone="warn" title={t('builder.badShape')}>
          {t('builder.badShapeHelp')}
        </Notice>
      ) : (
        <Notice
          tone="good"
          live
          title={t('builder.mended')}
          actions={
            <Button small look="primary" onClick={() => setOpen(true)}>
              {t('versions.openBuilder')}
            </Button>
          }
        >
          {t('builder.mendedHelp')}
        </Notice>
      )}
      <SourceView definition={mended ?? stand} onChange={take} lang={lang} issueWords={issueWords} draft={draft} onDraft={type} />
    </ShutPage>
  )
}
