import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import './input.css'

export interface TextInputProps extends ComponentProps<'input'> {
  readonly invalid?: boolean
  /** Tabular figures, for numbers, dates and codes. */
  readonly figures?: boolean
  /** A unit or sign after the input, `m²`. */
  readonly suffix?: string
}

/** A native text input. No maxlength and no mask: both break Vietnamese keyboards that type by Backspace bursts. */
export function TextInput({ invalid = false, figures = false, suffix, className, type, ...rest }: TextInputProps) {
  const input = (
    <input
      autoComplete="off"
      spellCheck={false}
      {...rest}
      type={type ?? 'text'}
      aria-invalid={invalid || undefined}
      className={classNames('ph-input', figures && 'ph-input-number', className)}
    />
  )
  if (suffix === undefined) return input
  return (
    <span className="ph-affix">
      {input}
      <span aria-hidden="true">{suffix}</span>
    </span>
  )
}
