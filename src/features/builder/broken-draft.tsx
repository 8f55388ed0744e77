import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newDefinition } from '#core/form/authoring/new-definition.ts'
import { formHash } from '#core/form/canonical.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useLang } from '#workspace/lang.ts'
import { randomFieldId } from '#workspace/random-field-id.ts'
import type { DefinitionWords } from './definition-words.ts'
import { ShutPage } from './shut-page.tsx'
import type { SourceDraft } from './source/source-editor.ts'
import { SourceView } from './source/source-view.tsx'
import { Workbench } from './workbench.tsx'

interface BrokenDraftProps {
  readonly version: AuthoredVersion
  readonly issueWords: DefinitionWords
}

/** A draft that was written elsewhere and cannot be drawn: its text is mended here, then it opens as any other. */
export function BrokenDraft({ version: { summary, document }, issueWords }: BrokenDraftProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { key, department, title, hash } = summary
  // Never shown: the editor tells a text apart from some form, and this one is not the author's.
  const stand = useMemo(() => newDefinition({ key, department, title }, randomFieldId), [key, department, title])
  const [draft, setDraft] = useState<SourceDraft | null>(() => ({ text: `${JSON.stringify(document, null, 2)}\n`, of: formHash(stand) }))
  const [mended, setMended] = useState<FormDefinition | null>(null)
  const [isOpen, setOpen] = useState(false)
  // What is broken again is not what would open.
  const isMended = mended !== null && draft === null
  if (isOpen && mended !== null)
    return <Workbench first={mended} start={{ basedOn: hash, issues: [], isNewer: true }} issueWords={issueWords} />
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
      <SourceView definition={mended ?? stand} onChange={setMended} lang={lang} issueWords={issueWords} draft={draft} onDraft={setDraft} />
    </ShutPage>
  )
}
