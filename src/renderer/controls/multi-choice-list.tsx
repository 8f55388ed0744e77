import { useMemo, useState } from 'react'
import type { ChoiceItem } from '#ui/choice-item.ts'
import type { ChoiceSource } from '#ui/choice-source.ts'
import { Combobox } from '#ui/combobox.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'

interface MultiChoiceListProps extends ControlProps {
  readonly items: readonly ChoiceItem[]
  readonly source: ChoiceSource | null
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** A source that leaves out what is chosen already. */
const without = (source: ChoiceSource, chosen: readonly string[]): ChoiceSource => ({
  async search(text) {
    const { items, total, meant } = await source.search(text)
    const left = items.filter((item) => !chosen.includes(item.value))
    return {
      items: left,
      total: total - (items.length - left.length),
      meant: meant !== null && chosen.includes(meant.value) ? null : meant,
    }
  },
})

/** What is chosen, and a combobox that adds to it. */
export function MultiChoiceList({ place, items, source, value, onChange, invalid, describedBy }: MultiChoiceListProps) {
  const scope = useFormScope()
  const { t, words } = scope
  // A new combobox after each choice: it starts empty again.
  const [round, setRound] = useState(0)
  const left = useMemo(() => items.filter((item) => !value.includes(item.value)), [items, value])
  const others = useMemo(() => (source === null ? null : without(source, value)), [source, value])
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
        source={others}
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
