import type { AuthoringUnits } from '#core/protocol/authoring.ts'
import type { ChoiceItem } from '#ui/choice-item.ts'

/** The departments for which the person writes forms, by the keys that a definition names them by. */
export const departmentChoices = ({ units }: AuthoringUnits): readonly ChoiceItem[] =>
  units
    .filter(({ kind, writes }) => writes && (kind === 'department' || kind === 'sector'))
    .map(({ key, name }) => ({ value: key, label: name }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'vi'))
