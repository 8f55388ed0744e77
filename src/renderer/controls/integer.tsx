import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

export function Integer(props: ControlProps) {
  const { suffix } = props.place.node.settings
  return <TypedInput {...props} figures inputMode="numeric" className="ph-input-short" {...(suffix === undefined ? {} : { suffix })} />
}
