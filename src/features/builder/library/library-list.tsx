import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { library } from '#core/form/library/library.ts'
import type { LibraryBlock } from '#core/form/library/library-block.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { fold } from '#core/lib/vietnamese.ts'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useLang } from '#workspace/lang.ts'
import { UsesDialog } from './uses-dialog.tsx'
import './library.css'

/** Blocks whose words, fields or concepts have what is looked for. */
export function foundBlocks(wanted: string): readonly LibraryBlock[] {
  if (wanted === '') return library
  return library.filter(({ key, vi, en, definition }) => {
    const fields = outlineOf(definition).all.flatMap(({ schema }) => [schema.title ?? '', schema['x-phieu']?.concept ?? ''])
    return fold([key, vi.title, vi.about, en.title, en.about, ...fields].join(' ')).includes(wanted)
  })
}

interface LibraryListProps {
  readonly blocks: readonly LibraryBlock[]
  readonly wanted: string
  readonly onAdd: (block: LibraryBlock) => void
}

/** The blocks that many forms use: a press puts one after what is chosen, with its rules, classes and words. */
export function LibraryList({ blocks, wanted, onAdd }: LibraryListProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const [shown, setShown] = useState<LibraryBlock | null>(null)
  if (blocks.length === 0) return null
  return (
    // What is looked for is shown; otherwise the types of fields come first.
    <details className="bd-library" open={wanted !== ''}>
      <summary>{t('builderLibrary.title')}</summary>
      <ul>
        {blocks.map((block) => (
          <li key={block.key} className="bd-block">
            <button type="button" className="bd-type" title={block[lang].about} onClick={() => onAdd(block)}>
              <Icon name="copy" size={16} />
              <span>{block[lang].title}</span>
            </button>
            <IconButton icon="info" label={t('builderLibrary.uses', { block: block[lang].title })} onClick={() => setShown(block)} />
          </li>
        ))}
      </ul>
      {shown !== null && <UsesDialog block={shown} onClose={() => setShown(null)} />}
    </details>
  )
}
