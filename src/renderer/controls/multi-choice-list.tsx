import { useMemo, useState } from 'react'
import type { ChoiceItem } from '#ui/choice-item.ts'
import { Combobox } from '#ui/combobox.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'

interface MultiChoiceListProps extends ControlProps {
  readonly items: readonly ChoiceItem[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** What is chosen, and a combobox that adds to it. */
export function MultiChoiceList({ place, items, value, onChange, invalid, describedBy }: MultiChoiceListProps) {
  const scope = useFormScope()
  const { t, words } = scope
  // A new combobox after each choice: it starts empty again.
  const [round, setRound] = useState(0)
  const left = useMemo(() => items.filter((item) => !value.includes(item.value)), [items, value])
  const focus = () => requestAnimationFrame(() => document.getElementById(place.id)?.focus())
  return (
    <div className="ph-chosen">
      {value.length > 0 && (
        <ul aria-label={t('field.added', { count: value.length })}>
          {value.map((each) => {
            const label = items.find((item) => item.value === each)?.label ?? displayValue(t, scope, place.node, [each]) ?? each
            return (
              <li key={each}>
                {label}
                <IconButton
                  icon="close"
                  small
                  label={t('field.remove-item', { label })}
                  onClick={() => {
                    onChange(value.filter((other) => other !== each))
                    focus()
                  }}
                />
              </li>
            )
          })}
        </ul>
      )}
      <Combobox
        key={round}
        id={place.id}
        label={words.field(place.node)}
        items={left}
        value={null}
        invalid={invalid}
        describedBy={describedBy}
        placeholder={t('field.search')}
        onChange={(chosen) => {
          if (chosen === null) return
          onChange([...value, chosen])
          setRound(round + 1)
          focus()
        }}
      />
    </div>
  )
}
