import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textChanges, type TextChange, type TextChanges } from '#core/form/authoring/texts/text-changes.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { Issue } from '#core/lib/issue.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { PickFile } from '#ui/pick-file.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { definitionText, type DefinitionWords } from '../definition-words.ts'
import { ChangeList } from './change-list.tsx'
import { rowsOfCsv } from './texts-csv.ts'

interface ImportTextsProps {
  readonly definition: FormDefinition
  readonly issueWords: DefinitionWords
  readonly onTake: (chosen: readonly TextChange[]) => void
  readonly onClose: () => void
}

interface ReadFile {
  readonly name: string
  readonly found: TextChanges | null
  readonly issue: Issue | null
}

/** Why a change waits for a look comes first, then what is taken as it is. */
const weight = ({ doubt, refusal }: TextChange): number => (refusal !== null ? 0 : doubt !== null ? 1 : 2)

async function read(file: File, definition: FormDefinition): Promise<ReadFile> {
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return { name: file.name, found: null, issue: { code: 'csv.unreadable', path: '', params: {} } }
  }
  const rows = rowsOfCsv(bytes)
  const found = rows.ok ? textChanges(definition, rows.value) : rows
  return found.ok
    ? { name: file.name, found: { ...found.value, changes: found.value.changes.toSorted((a, b) => weight(a) - weight(b)) }, issue: null }
    : { name: file.name, found: null, issue: found.error[0] ?? null }
}

/** Rows that lead nowhere: named, because somebody wrote them. */
function Stray({ kind, rows }: { readonly kind: 'unknown' | 'repeated'; readonly rows: TextChanges['unknown'] }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <details className="bt-stray">
      <summary>{t(`builderTexts.file.${kind}`, { count: rows.length })}</summary>
      <ul>
        {rows.map(({ row, key }) => (
          <li key={row}>
            {t('builderTexts.file.row', { row })}: <code>{key}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface FoundProps {
  readonly name: string
  readonly found: TextChanges
  readonly definition: FormDefinition
  readonly chosen: ReadonlySet<TextChange>
  readonly onChoose: (chosen: ReadonlySet<TextChange>) => void
}

/** What stands in the file, to choose from. */
function Found({ name, found, definition, chosen, onChoose }: FoundProps) {
  const { t } = useTranslation()
  const able = found.changes.filter(({ refusal }) => refusal === null)
  const toggle = (change: TextChange) => {
    const next = new Set(chosen)
    if (!next.delete(change)) next.add(change)
    onChoose(next)
  }
  return (
    <>
      <p className="bt-found" role="status">
        <strong>{name}</strong>:{' '}
        {found.changes.length === 0
          ? t('builderTexts.file.same')
          : t('builderTexts.file.found', { count: found.changes.length, able: able.length })}
      </p>
      {able.length > 0 && (
        <div className="bt-choose">
          <Button small onClick={() => onChoose(new Set(able))}>
            {t('builderTexts.file.all')}
          </Button>
          <Button small onClick={() => onChoose(new Set())}>
            {t('builderTexts.file.none')}
          </Button>
        </div>
      )}
      {found.changes.length > 0 && <ChangeList definition={definition} changes={found.changes} chosen={chosen} onToggle={toggle} />}
      <Stray kind="unknown" rows={found.unknown} />
      <Stray kind="repeated" rows={found.repeated} />
    </>
  )
}

/** A file of texts: what it would change is shown and chosen before anything of the form changes. */
export function ImportTexts({ definition, issueWords, onTake, onClose }: ImportTextsProps) {
  const { t } = useTranslation()
  const [file, setFile] = useState<ReadFile | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<TextChange>>(new Set())
  const found = file?.found ?? null
  const pick = async (picked: File | undefined) => {
    if (picked === undefined) return
    const next = await read(picked, definition)
    setFile(next)
    setChosen(new Set(next.found?.changes.filter(({ doubt, refusal }) => doubt === null && refusal === null)))
  }
  return (
    <Dialog
      wide
      title={t('builderTexts.file.import')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('builder.cancel')}</Button>
          <Button look="primary" disabled={chosen.size === 0} onClick={() => onTake([...chosen])}>
            {t('builderTexts.file.take', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <Field id="bt-file" label={t('builderTexts.file.choose')} help={t('builderTexts.file.help')}>
        <PickFile id="bt-file" aria-describedby="bt-file-help" accept=".csv,.txt,text/csv" onFile={(picked) => void pick(picked)} />
      </Field>
      {file?.issue != null && (
        <Notice tone="danger" live title={file.name}>
          {file.issue.code.startsWith('csv.')
            ? t(`builderTexts.fileIssue.${file.issue.code.slice(4)}`, { ...file.issue.params })
            : definitionText(t, issueWords, file.issue)}
        </Notice>
      )}
      {found !== null && <Found name={file?.name ?? ''} found={found} definition={definition} chosen={chosen} onChoose={setChosen} />}
    </Dialog>
  )
}
