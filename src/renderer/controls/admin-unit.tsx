import { useCallback, useMemo } from 'react'
import type { CodeListItem } from '#core/form/code-list.ts'
import { useFormScope } from '../form-scope.ts'
import { ChoiceCombobox } from './choice-combobox.tsx'
import type { ControlProps } from './control-props.ts'
import { useChoiceSource } from './use-choice-source.ts'
import { useFormChoices } from './use-choices.ts'

/** A commune. Names repeat across the country, so hits of several provinces tell which. */
export function AdminUnit(props: ControlProps) {
  const { context, lang } = useFormScope()
  const choices = useFormChoices(props.place)
  const items = useMemo(() => {
    const provinces = new Set(choices.map((choice) => choice.item?.columns?.['province']))
    return choices.map((choice) => {
      const label = lang === 'en' ? (choice.item?.nameEn ?? choice.title) : choice.title
      const province = choice.item?.columns?.['province']
      const hint = provinces.size < 2 || province === undefined ? undefined : context.lists.item('provinces', province)?.name
      return { value: String(choice.value), label, ...(hint === undefined ? {} : { hint }) }
    })
  }, [choices, context, lang])
  const provinceOf = useCallback((item: CodeListItem) => context.lists.item('provinces', item.columns?.['province'] ?? '')?.name, [context])
  return <ChoiceCombobox {...props} items={items} source={useChoiceSource(props.place, provinceOf)} />
}
