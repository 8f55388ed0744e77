import type { WidgetProps } from '@rjsf/utils'
import { formatDate, formatDateTime, parseDateText, parseDateTimeText, parseTimeText } from '#core/lib/calendar.ts'
import type { Result } from '#core/lib/result.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import { TextInput } from '#ui/text-input.tsx'
import { useIsland } from '../island-context.ts'
import { about } from './about.ts'
import { useTyped, type Typing } from './use-typed.ts'

const typing = (parse: (text: string) => Result<string>, show: (stored: string) => string): Typing => ({
  read: (text) => {
    if (cleanText(text) === '') return undefined
    const read = parse(text)
    return read.ok ? read.value : text
  },
  show: (value) => (typeof value === 'string' ? show(value) : ''),
})

const dates = typing(parseDateText, formatDate)
const moments = typing(parseDateTimeText, (stored) => formatDateTime(stored))
const times = typing(parseTimeText, (stored) => stored)

const isWrong = ({ rawErrors }: WidgetProps): boolean => (rawErrors?.length ?? 0) > 0

function Typed({ props, as, hint }: { readonly props: WidgetProps; readonly as: Typing; readonly hint?: string }) {
  const typed = useTyped(props, as)
  return (
    <TextInput
      {...about(props)}
      {...typed}
      figures
      placeholder={hint}
      className="ph-input-short"
      invalid={isWrong(props)}
      readOnly={props.readonly === true}
      disabled={props.disabled === true}
    />
  )
}

/** A date as text, ngày/tháng/năm, as everywhere in the form. */
export function DateWidget(props: WidgetProps) {
  const { t } = useIsland()
  return <Typed props={props} as={dates} hint={t('field.date-hint')} />
}

/** A moment, as the clocks of the place have it. */
export function DateTimeWidget(props: WidgetProps) {
  const { t } = useIsland()
  return <Typed props={props} as={moments} hint={t('field.date-time-hint')} />
}

/** `format: local-time`: what a clock shows. */
export function TimeWidget(props: WidgetProps) {
  const { t } = useIsland()
  return <Typed props={props} as={times} hint={t('field.time-hint')} />
}
