import { useState, type ComponentProps } from 'react'
import { TextInput } from '#ui/text-input.tsx'

interface DraftInputProps extends Omit<ComponentProps<typeof TextInput>, 'value' | 'onChange' | 'onBlur'> {
  readonly value: string
  /** When the input is left or Enter is pressed, and only when the text is another. */
  readonly onCommit: (text: string) => void
}

/** A text that counts when it is finished: one change, one step of undo. */
export function DraftInput({ value, onCommit, ...rest }: DraftInputProps) {
  const [typed, setTyped] = useState<{ readonly of: string; readonly text: string } | null>(null)
  // A value from elsewhere (undo) wins over what stood here.
  const text = typed !== null && typed.of === value ? typed.text : value
  const commit = () => {
    if (text !== value) onCommit(text)
  }
  return (
    <TextInput
      {...rest}
      value={text}
      onChange={(event) => setTyped({ of: value, text: event.target.value })}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
      }}
    />
  )
}
