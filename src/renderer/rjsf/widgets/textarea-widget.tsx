import type { WidgetProps } from '@rjsf/utils'
import { cleanLongText } from '#core/lib/vietnamese.ts'
import { TextArea } from '#ui/text-area.tsx'
import { about } from './about.ts'
import { textTyping } from './text-widget.tsx'
import { useTyped } from './use-typed.ts'

const typing = { ...textTyping, show: (value: unknown) => (typeof value === 'string' ? cleanLongText(value) : '') }

export function TextareaWidget(props: WidgetProps) {
  const typed = useTyped(props, typing)
  const { options, placeholder, readonly, disabled } = props
  return (
    <TextArea
      {...about(props)}
      {...typed}
      rows={typeof options['rows'] === 'number' ? options['rows'] : undefined}
      placeholder={placeholder}
      invalid={(props.rawErrors?.length ?? 0) > 0}
      readOnly={readonly === true}
      disabled={disabled === true}
    />
  )
}
