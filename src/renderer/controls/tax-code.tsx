import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** Digits and one hyphen, so the keyboard is the full one. */
export function TaxCode(props: ControlProps) {
  return <TypedInput {...props} figures />
}
