import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describedBy, Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'

interface NeededTextProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly rows?: number
  /** One text a line, each in its own right. */
  readonly onCommit: (text: string) => void
}

/** A text that no form can be without: it counts when it is left, and an empty one does not replace what stood there. */
export function NeededText({ id, label, help, value, rows = 2, onCommit }: NeededTextProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<{ readonly of: string; readonly text: string } | null>(null)
  const [isLeft, setLeft] = useState(false)
  // What comes from elsewhere (undo) wins over what stood here.
  const text = typed !== null && typed.of === value ? typed.text : value
  const tidy = text.normalize('NFC').trim()
  const wrong = !isLeft ? null : tidy === '' ? 'empty' : tidy.split('\n').some((line) => line.length > 2000) ? 'long' : null
  return (
    <Field id={id} label={label} help={help} error={wrong !== null && t(`builderMeta.wrong.${wrong}`)} required>
      <TextArea
        id={id}
        rows={rows}
        aria-describedby={describedBy(id, { help: help !== undefined, error: wrong !== null })}
        invalid={wrong !== null}
        value={text}
        onChange={(event) => setTyped({ of: value, text: event.target.value })}
        onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true)
          if (tidy !== '' && tidy !== value && tidy.split('\n').every((line) => line.length <= 2000)) onCommit(tidy)
        }}
      />
    </Field>
  )
}
