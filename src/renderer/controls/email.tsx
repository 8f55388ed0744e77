import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** Capitals and corrections of a phone's keyboard are off: an address is not a sentence. */
export function Email(props: ControlProps) {
  return <TypedInput {...props} inputMode="email" autoCapitalize="none" />
}
