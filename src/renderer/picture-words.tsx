import type { FormNode } from '#core/form/compiled-form.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { useFormScope } from './form-scope.ts'
import './pictures.css'

interface PictureWordsProps {
  readonly node: FormNode
  readonly held: JsonValue | undefined
  readonly words: string
}

/** The pictures chosen, and what they are called. */
export function PictureWords({ node, held, words }: PictureWordsProps) {
  const scope = useFormScope()
  const chosen = Array.isArray(held) ? held : [held]
  const choices = node.choices.filter((choice) => chosen.includes(choice.value))
  if (choices.length === 0) return words
  return (
    <span className="ph-pictures-read">
      {choices.map((choice) => (
        <span key={String(choice.value)}>
          <img src={node.settings.images?.[String(choice.value)]} alt="" /> {scope.words.choice(node, choice)}
        </span>
      ))}
    </span>
  )
}
