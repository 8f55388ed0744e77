import { useId, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { comboboxKeys } from './combobox-keys.ts'
import { ComboboxList } from './combobox-list.tsx'
import { Icon } from './icon.tsx'
import { useCombobox, type ComboboxChoice } from './use-combobox.ts'
import './input.css'
import './combobox.css'

export interface ComboboxProps extends ComboboxChoice {
  readonly id: string
  readonly onBlur?: () => void
  readonly placeholder?: string
  readonly invalid?: boolean
  readonly describedBy?: string | undefined
  /** Said in place of an empty list while nothing is typed: what is to be done first. */
  readonly emptyText?: string | undefined
  /** Words for it where no label stands. */
  readonly label?: string
  /** Ids of what names it, instead. */
  readonly labelledBy?: string | undefined
  readonly required?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** Apart, because words are asked for only while a list is open. */
function HitCount({ count, more }: { readonly count: number; readonly more: number }) {
  const { t } = useTranslation()
  return more > 0 ? `${t('ui.combobox.count', { count })}. ${t('ui.combobox.more', { count: more })}` : t('ui.combobox.count', { count })
}

/**
 * A text input that filters a list (ARIA 1.2 combobox, list autocomplete). Nothing is completed inside the input:
 * a selection there would be eaten by the Backspace bursts of Vietnamese keyboards.
 */
export function Combobox({ ref, ...props }: ComboboxProps) {
  const combo = useCombobox(props)
  const listId = useId()
  return (
    <div
      className="ph-combobox"
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        combo.leave()
        props.onBlur?.()
      }}
    >
      <input
        id={props.id}
        ref={ref}
        className="ph-input"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        disabled={props.disabled}
        readOnly={props.readOnly}
        placeholder={props.placeholder}
        value={combo.shown}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-required={props.required || undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        aria-autocomplete="list"
        aria-expanded={combo.open}
        aria-controls={combo.open ? listId : undefined}
        aria-activedescendant={
          combo.open && !combo.pending && combo.hits[combo.active] !== undefined ? `${listId}-${combo.active}` : undefined
        }
        onChange={(event) => combo.type(event.target.value)}
        onClick={combo.show}
        onKeyDown={(event) => comboboxKeys(combo, event)}
      />
      <span className="ph-combobox-arrow" aria-hidden="true">
        <Icon name="chevron-down" size={16} />
      </span>
      {combo.open && (
        <ComboboxList
          id={listId}
          hits={combo.hits}
          total={combo.total}
          pending={combo.pending}
          noneText={combo.shown === '' ? props.emptyText : undefined}
          active={combo.active}
          value={props.value}
          onPick={combo.pick}
        />
      )}
      <span className="ph-hidden" role="status">
        {combo.open && !combo.pending && <HitCount count={combo.total} more={combo.total - combo.hits.length} />}
      </span>
    </div>
  )
}
