import { useState, type ChangeEvent, type FocusEvent } from 'react'
import type { WidgetProps } from '@rjsf/utils'
import type { JsonValue } from '#core/lib/json.ts'

export interface Typing {
  /** Typed text → value; a text that is no such value stays as it is, for the validator to say so. */
  readonly read: (text: string) => JsonValue | undefined
  readonly show: (value: JsonValue | undefined) => string
}

type TextControl = HTMLInputElement | HTMLTextAreaElement

/** A text control that keeps what is being typed, and takes the normal form when it is left. */
export function useTyped({ id, value, onChange, onBlur, onFocus }: WidgetProps, { read, show }: Typing) {
  const [typed, setTyped] = useState<string | null>(null)
  // RJSF's `any`: what our widgets give it, JSON.
  const held = value as JsonValue | undefined
  const text = typed !== null && read(typed) === held ? typed : show(held)
  return {
    value: text,
    onChange: (event: ChangeEvent<TextControl>) => {
      setTyped(event.target.value)
      onChange(read(event.target.value))
    },
    onFocus: (event: FocusEvent<TextControl>) => onFocus(id, event.target.value),
    onBlur: () => {
      setTyped(null)
      const normal = read(show(read(text)))
      if (normal !== held) onChange(normal)
      onBlur(id, normal)
    },
  }
}
