import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import './input.css'

export interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly invalid?: boolean
}

export function TextArea({ invalid = false, className, rows, ...rest }: TextAreaProps) {
  return (
    <textarea
      spellCheck={false}
      {...rest}
      rows={rows ?? 3}
      aria-invalid={invalid || undefined}
      className={classNames('ph-input', className)}
    />
  )
}
