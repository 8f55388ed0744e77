import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '#core/lib/issue.ts'
import { Button } from '#ui/button.tsx'

interface NoteListProps {
  readonly title: string
  readonly notes: readonly Issue[]
  readonly words: (issue: Issue) => string
}

const SHOWN = 200

/** Issues line by line, each with its place; all of them can be copied for whoever sent the file. */
export function NoteList({ title, notes, words }: NoteListProps) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  if (notes.length === 0) return null
  const lines = notes.map((note) => ({ path: note.path, text: words(note) }))
  const copy = async () => {
    await navigator.clipboard.writeText(lines.map(({ path, text }) => `${path}\t${text}`).join('\n'))
    setCopied(true)
  }
  return (
    <section className="form-import-notes">
      <h3>{title}</h3>
      <Button small icon="copy" onClick={() => void copy()}>
        {t(isCopied ? 'formImport.copied' : 'formImport.copy')}
      </Button>
      {/* Scrolled by itself, so a keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabIndex={0} aria-label={title}>
        {lines.slice(0, SHOWN).map(({ path, text }, at) => (
          <li key={`${path} ${at}`}>
            {text} {path !== '' && <code>{path}</code>}
          </li>
        ))}
      </ul>
      {lines.length > SHOWN && <p className="ph-help">{t('formImport.moreNotes', { count: lines.length - SHOWN })}</p>}
    </section>
  )
}
