import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, parseDateText } from '#core/lib/calendar.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import { TextInput, type TextInputProps } from './text-input.tsx'

interface DayInputProps extends Omit<TextInputProps, 'type' | 'value' | 'defaultValue' | 'onChange' | 'figures'> {
  /** ISO; or what was typed, as long as it is no day. */
  readonly value: string
  readonly onDay: (day: string) => void
}

const dayOf = (text: string): string => {
  const day = parseDateText(text)
  return day.ok ? day.value : cleanText(text)
}

/**
 * A day as people here write it, 20/11/2026, whatever the browser's language; 20112026 will do. The browser's own control follows
 * the language of the browser, and shows the month first where that is English.
 */
export function DayInput({ value, onDay, onBlur, ...rest }: DayInputProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(formatDate(value))
  // Another value from outside takes the place of what was typed.
  const shown = dayOf(text) === value ? text : formatDate(value)
  return (
    <TextInput
      placeholder={t('ui.day')}
      {...rest}
      figures
      value={shown}
      onChange={({ target }) => {
        setText(target.value)
        onDay(dayOf(target.value))
      }}
      onBlur={(event) => {
        setText(formatDate(value))
        onBlur?.(event)
      }}
    />
  )
}
