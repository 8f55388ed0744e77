import type { FormNode } from '#core/form/compiled-form.ts'
import { fileValue } from '#core/form/field-types/file-value.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { FileCard } from './file-card.tsx'
import { useFormScope } from './form-scope.ts'
import { PictureWords } from './picture-words.tsx'
import { isMasked } from './masked.ts'
import { ReadIsland } from './read-island.tsx'
import { ShapeWords } from './shape-words.tsx'
import { WebLink } from './web-link.tsx'

interface ReadValueProps {
  readonly node: FormNode
  readonly held: JsonValue | undefined
  /** The value in words, or the text that is none yet; null: there is nothing. */
  readonly words: string | null
}

/** A value as its type is read: mostly words, some have a picture of their own. */
export function ReadValue({ node, held, words }: ReadValueProps) {
  const { t } = useFormScope()
  const file = node.type === 'file' || node.type === 'photo' || node.type === 'audio' ? fileValue(held) : null
  if (file !== null) return <FileCard file={file} />
  if (node.type === 'island' && held !== undefined && held !== null && !isMasked(held)) return <ReadIsland node={node} value={held} />
  if (words === null) return <span className="ph-read-empty">{t('read.empty')}</span>
  if (node.type === 'image-choice') return <PictureWords node={node} held={held} words={words} />
  if (node.type === 'geo-line' || node.type === 'geo-polygon') return <ShapeWords value={held} kind={node.type} words={words} />
  return node.type === 'url' ? <WebLink value={held} words={words} /> : words
}
