import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

export function ParcelId(props: ControlProps) {
  return <TypedInput {...props} figures autoCapitalize="none" />
}
