import type { WidgetProps } from '@rjsf/utils'
import { CheckboxGroup } from '#ui/checkbox-group.tsx'
import { Select } from '#ui/select.tsx'
import { useIsland } from '../island-context.ts'
import { about } from './about.ts'
import { choiceItems, choiceKey, choiceValue } from './choices.ts'

/** One of a list. Several of a list are boxes to tick: a native list of many is out of reach for most hands. */
export function SelectWidget(props: WidgetProps) {
  const { t } = useIsland()
  const { id, value, multiple, onChange, onBlur, readonly, disabled } = props
  if (multiple === true) return <CheckboxesWidget {...props} />
  const hasDefault = props.schema.default !== undefined
  return (
    <Select
      {...about(props)}
      items={choiceItems(props)}
      value={choiceKey(props, value)}
      {...(hasDefault && value !== undefined ? {} : { empty: t('field.choose') })}
      invalid={(props.rawErrors?.length ?? 0) > 0}
      disabled={disabled === true || readonly === true}
      // The selectors of alternatives read the position as text.
      onChange={(event) => onChange(choiceValue(props, event.target.value))}
      onBlur={() => onBlur(id, value)}
    />
  )
}

export function CheckboxesWidget(props: WidgetProps) {
  const { id, value, onChange, onBlur, readonly, disabled } = props
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const { id: _, ...attributes } = about(props)
  return (
    <CheckboxGroup
      {...attributes}
      aria-required={undefined}
      id={id}
      items={choiceItems(props)}
      value={chosen.map((each) => choiceKey(props, each))}
      disabled={disabled === true || readonly === true}
      onChange={(keys) => onChange(keys.map((key) => choiceValue(props, key)))}
      onBlur={() => onBlur(id, value)}
    />
  )
}
