import { useRef, useState, type ClipboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_TEXT, type ImportSource } from '#core/form/import/read-import.ts'
import { spreadsheetLimits } from '#core/spreadsheet/spreadsheet.ts'
import { Button } from '#ui/button.tsx'
import { PickFile } from '#ui/pick-file.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { textOfTables } from './clipboard-text.ts'

type Kind = ImportSource['kind']
const kinds: readonly Kind[] = ['outline', 'data', 'json']
const accepts: Readonly<Record<Kind, string>> = { outline: '.txt,text/plain', data: '.xlsx,.csv', json: '.json,application/json' }

interface ImportInputProps {
  /** What was read last, to be changed. */
  readonly first: ImportSource | null
  readonly onRead: (source: ImportSource) => void
}

/** Tables come as tables, whatever the plain text of the clipboard made of them. */
function pasteTables(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const text = textOfTables(event.clipboardData.getData('text/html'))
  if (text === null) return
  event.preventDefault()
  const { selectionStart, selectionEnd } = event.currentTarget
  event.currentTarget.setRangeText(text, selectionStart, selectionEnd, 'end')
}

function limitsIn(language: string) {
  const { format } = new Intl.NumberFormat(language)
  const { bytes, rows, columns } = spreadsheetLimits
  return { mega: bytes / 1_000_000, rows: format(rows), columns, characters: format(MOST_TEXT) }
}

/** From a file, or pasted; and how large either may be. */
export function ImportInput({ first, onRead }: ImportInputProps) {
  const { t, i18n } = useTranslation()
  const [kind, setKind] = useState<Kind>(first?.kind ?? 'outline')
  const [isMissing, setMissing] = useState(false)
  const text = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const read = async () => {
    const given = file.current?.files?.[0]
    const typed = text.current?.value ?? ''
    setMissing(given === undefined && typed.trim() === '')
    // The reader tells what is wrong with a file that is too large; of that it need not see all.
    if (given !== undefined && kind === 'data')
      return onRead({ kind, name: given.name, bytes: new Uint8Array(await given.slice(0, spreadsheetLimits.bytes + 1).arrayBuffer()) })
    if (kind === 'data') return undefined
    if (given !== undefined) return onRead({ kind, text: await given.slice(0, MOST_TEXT * 4).text() })
    return typed.trim() === '' ? undefined : onRead({ kind, text: typed })
  }
  const change = (next: string) => {
    setMissing(false)
    setKind(kinds.find((each) => each === next) ?? 'outline')
  }
  return (
    <Tabs
      label={t('formImport.kinds')}
      items={kinds.map((key) => ({ key, label: t(`formImport.kind.${key}`) }))}
      active={kind}
      onSelect={change}
    >
      <div className="form-import-input" key={kind}>
        <p className="ph-help">{t(`formImport.help.${kind}`)}</p>
        {kind !== 'data' && (
          <PasteField kind={kind} text={text} first={first !== null && 'text' in first && first.kind === kind ? first.text : ''} />
        )}
        <Field
          id="form-import-file"
          label={t(kind === 'data' ? 'formImport.file' : 'formImport.orFile')}
          help={t(`formImport.limits.${kind}`, limitsIn(i18n.language))}
          error={isMissing && t(`formImport.missing.${kind}`)}
        >
          <PickFile
            ref={file}
            id="form-import-file"
            invalid={isMissing}
            accept={accepts[kind]}
            aria-describedby={describedBy('form-import-file', { help: true, error: isMissing })}
          />
        </Field>
        <Button look="primary" onClick={() => void read()}>
          {t('formImport.read')}
        </Button>
      </div>
    </Tabs>
  )
}

interface PasteFieldProps {
  readonly kind: Kind
  readonly text: RefObject<HTMLTextAreaElement | null>
  readonly first: string
}

function PasteField({ kind, text, first }: PasteFieldProps) {
  const { t } = useTranslation()
  return (
    <Field id="form-import-text" label={t(`formImport.paste.${kind}`)}>
      <TextArea
        id="form-import-text"
        ref={text}
        rows={10}
        defaultValue={first}
        placeholder={t(`formImport.example.${kind}`)}
        onPaste={kind === 'outline' ? pasteTables : undefined}
      />
    </Field>
  )
}
