import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** One line. Capitals are for show while typing and become real when the field is left. */
export function PlainText(props: ControlProps) {
  const capitals = props.place.node.settings.upperCase === true
  return <TypedInput {...props} {...(capitals ? { style: { textTransform: 'uppercase' } } : {})} />
}
