import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

export function SocialInsurance(props: ControlProps) {
  return <TypedInput {...props} figures inputMode="numeric" />
}
