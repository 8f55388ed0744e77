import type { WidgetProps } from '@rjsf/utils'
import { formatNumber, parseNumberText } from '#core/lib/numbers.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import { TextInput } from '#ui/text-input.tsx'
import { about } from './about.ts'
import { useTyped, type Typing } from './use-typed.ts'

const plain = (value: JsonValue | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

export const textTyping: Typing = { read: (text) => (text === '' ? undefined : text), show: (value) => cleanText(plain(value)) }

export const numberTyping: Typing = {
  read: (text) => {
    if (cleanText(text) === '') return undefined
    const number = parseNumberText(text)
    return number.ok ? number.value : text
  },
  show: (value) => (typeof value === 'number' ? formatNumber(value) : plain(value)),
}

/** Years are written without a separator. */
const yearTyping: Typing = { ...numberTyping, show: (value) => (typeof value === 'number' ? String(value) : plain(value)) }

const isNumber = ({ schema: { type } }: WidgetProps): boolean =>
  (Array.isArray(type) ? type : [type]).some((each) => each === 'number' || each === 'integer') &&
  !(Array.isArray(type) && type.includes('string'))

const isYear = ({ minimum, maximum }: WidgetProps['schema']): boolean => (minimum ?? 0) >= 1000 && (maximum ?? Infinity) <= 9999

const inputTypes: Readonly<Record<string, string>> = { password: 'password', color: 'color' }

/** One line of text, or a number as it is written here. */
export function TextWidget(props: WidgetProps) {
  const number = isNumber(props)
  const typed = useTyped(props, number ? (isYear(props.schema) ? yearTyping : numberTyping) : textTyping)
  const { id, schema, options, placeholder, readonly, disabled } = props
  const list = (schema.examples ?? []) as readonly unknown[] // a list by the standard
  const kind = inputTypes[String(options['widget'] ?? '')]
  return (
    <>
      <TextInput
        {...about(props)}
        {...typed}
        {...(kind === undefined ? {} : { type: kind })}
        figures={number}
        invalid={(props.rawErrors?.length ?? 0) > 0}
        inputMode={number ? 'decimal' : undefined}
        placeholder={placeholder}
        readOnly={readonly === true}
        disabled={disabled === true}
        list={list.length > 0 ? `${id}-examples` : undefined}
        className={number ? 'ph-input-short' : undefined}
      />
      {list.length > 0 && (
        <datalist id={`${id}-examples`}>
          {list.map((each) => (
            <option key={String(each)}>{typeof each === 'number' ? formatNumber(each) : String(each)}</option>
          ))}
        </datalist>
      )}
    </>
  )
}
