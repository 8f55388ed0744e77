import { TextArea } from '#ui/text-area.tsx'
import type { ControlProps } from './control-props.ts'
import { useTypedText } from './use-typed-text.ts'

/** Several lines; Enter makes a new one. */
export function LongText({ place, required, invalid, describedBy }: ControlProps) {
  const typed = useTypedText(place)
  return (
    <TextArea
      spellCheck={undefined} // the form says it for all its inputs
      {...typed}
      id={place.id}
      invalid={invalid}
      readOnly={place.node.readOnly}
      aria-required={required || undefined}
      aria-describedby={describedBy}
    />
  )
}
