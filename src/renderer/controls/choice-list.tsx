import { ChoiceCombobox } from './choice-combobox.tsx'
import type { ControlProps } from './control-props.ts'
import { useChoiceSource } from './use-choice-source.ts'
import { useChoices } from './use-choices.ts'

/** Many answers, searched without diacritics. */
export function ChoiceList(props: ControlProps) {
  return <ChoiceCombobox {...props} items={useChoices(props.place)} source={useChoiceSource(props.place)} />
}
