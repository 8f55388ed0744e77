import { useState, type FocusEvent, type MouseEvent } from 'react'
import { ADDITIONAL_PROPERTY_FLAG, type FieldTemplateProps } from '@rjsf/utils'
import { dangerousNames } from '#core/lib/entrance.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { stopsIn } from '../../focus.ts'
import { useIsland } from '../island-context.ts'

const maxLength = 100

/** RJSF's own name for a property that was just added. */
const isUnnamed = (name: string): boolean => /^newKey(-\d+)?$/.test(name)

/** Another name may be another schema, whose control has just taken the place of the one that the focus was on its way to. */
function keepFocus(fields: Element | null, name: string): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    const rows = [...(fields?.querySelectorAll(':scope > * > .ph-island-additional') ?? [])]
    const row = rows.find((each) => each.querySelector('input')?.value === name)
    // A name that has no place has no value either.
    if (row !== undefined) (stopsIn(row)[1] ?? row.querySelector('button'))?.focus()
  })
}

/** A property that the schema does not name: its name is typed too, and it can be taken away. */
function Named(props: FieldTemplateProps) {
  const { t } = useIsland()
  const { id, label, children, disabled, readonly, onKeyRenameBlur, onRemoveProperty } = props
  const [name, setName] = useState(isUnnamed(label) ? '' : label)
  const fixed = disabled === true || readonly === true
  const rename = (event: FocusEvent<HTMLInputElement>) => {
    const typed = event.target.value.normalize('NFC').trim()
    const allowed = typed !== '' && typed.length <= maxLength && !dangerousNames.has(typed) && !/\p{Cc}/u.test(typed)
    const next = allowed ? typed : isUnnamed(label) ? t('island.new-key') : label
    const fields = event.target.closest('.ph-island-fields')
    event.target.value = next
    setName(next)
    onKeyRenameBlur(event)
    keepFocus(fields, next)
  }
  const remove = ({ currentTarget }: MouseEvent) => {
    // What had the focus goes away; the way to add one stays.
    const add = currentTarget.closest('.ph-island-fields')?.parentElement?.querySelector<HTMLElement>(':scope > .ph-button')
    onRemoveProperty()
    add?.focus()
  }
  return (
    <div className="ph-island-additional">
      <div className="ph-field">
        <label className="ph-label" htmlFor={`${id}-key`}>
          {t('island.key')}
        </label>
        <TextInput
          id={`${id}-key`}
          value={name}
          placeholder={t('island.new-key')}
          readOnly={fixed}
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
        />
      </div>
      {children}
      {!fixed && <IconButton icon="trash" small label={t('island.remove', { label })} onClick={remove} />}
    </div>
  )
}

export const isAdditional = ({ schema }: FieldTemplateProps): boolean => ADDITIONAL_PROPERTY_FLAG in schema

export const Additional = (props: FieldTemplateProps) => (isAdditional(props) ? <Named {...props} /> : props.children)
