import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** Capitals are for show while typing and become real when the field is left. */
export function HealthInsurance(props: ControlProps) {
  return <TypedInput {...props} figures autoCapitalize="characters" style={{ textTransform: 'uppercase' }} />
}
