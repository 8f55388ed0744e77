import type { ComponentProps } from 'react'
import { TextInput } from '#ui/text-input.tsx'
import type { ControlProps } from './control-props.ts'
import { isMasked } from '../masked.ts'
import { useFormScope } from '../form-scope.ts'
import { Masked } from './masked-control.tsx'
import { useTypedText } from './use-typed-text.ts'

type Extra = Pick<
  ComponentProps<typeof TextInput>,
  'inputMode' | 'figures' | 'suffix' | 'placeholder' | 'autoCapitalize' | 'style' | 'className'
>

/** The one text input of all typed fields: uncontrolled, so that no render can touch what is being typed. */
export function TypedInput({ place, required, invalid, describedBy, labelledBy, ...extra }: ControlProps & Extra) {
  const { store } = useFormScope()
  const typed = useTypedText(place)
  if (isMasked(store.instance.value(place.path))) return <Masked id={place.id} labelledBy={labelledBy} />
  return (
    <TextInput
      // The form says both for all its inputs.
      autoComplete={undefined}
      spellCheck={undefined}
      {...extra}
      {...typed}
      id={place.id}
      invalid={invalid}
      readOnly={place.node.readOnly}
      aria-required={required || undefined}
      aria-describedby={describedBy}
      aria-labelledby={labelledBy}
    />
  )
}
