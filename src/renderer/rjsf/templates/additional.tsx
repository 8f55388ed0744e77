import { useState, type FocusEvent } from 'react'
import { ADDITIONAL_PROPERTY_FLAG, type FieldTemplateProps } from '@rjsf/utils'
import { dangerousNames } from '#core/lib/entrance.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useIsland } from '../island-context.ts'

const maxLength = 100

/** A property that the schema does not name: its name is typed too, and it can be taken away. */
export function Additional(props: FieldTemplateProps) {
  const { t } = useIsland()
  const { id, label, schema, children, disabled, readonly, onKeyRenameBlur, onRemoveProperty } = props
  const [name, setName] = useState(label)
  if (!(ADDITIONAL_PROPERTY_FLAG in schema)) return children
  const fixed = disabled === true || readonly === true
  const rename = (event: FocusEvent<HTMLInputElement>) => {
    const typed = event.target.value.normalize('NFC').trim()
    const allowed = typed !== '' && typed.length <= maxLength && !dangerousNames.has(typed) && !/\p{Cc}/u.test(typed)
    event.target.value = allowed ? typed : label
    setName(event.target.value)
    onKeyRenameBlur(event)
  }
  return (
    <div className="ph-island-additional">
      <div className="ph-field">
        <label className="ph-label" htmlFor={`${id}-key`}>
          {t('island.key')}
        </label>
        <TextInput id={`${id}-key`} value={name} readOnly={fixed} onChange={(event) => setName(event.target.value)} onBlur={rename} />
      </div>
      {children}
      {!fixed && <IconButton icon="trash" small label={t('island.remove', { label })} onClick={() => onRemoveProperty()} />}
    </div>
  )
}
