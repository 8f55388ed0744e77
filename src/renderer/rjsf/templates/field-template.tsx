import { useContext } from 'react'
import type { FieldTemplateProps } from '@rjsf/utils'
import { classNames } from '#ui/class-names.ts'
import { Field } from '#ui/field.tsx'
import { innerPath } from '../inner-path.ts'
import { useIsland } from '../island-context.ts'
import { Additional, isAdditional } from './additional.tsx'
import { ItemsContext } from './use-items.ts'

const groupWidgets = new Set<unknown>(['radio', 'checkboxes', 'files'])

/** Several controls under one label: radios, boxes to tick, files. */
const isGroup = ({ schema, uiSchema }: FieldTemplateProps): boolean =>
  groupWidgets.has(uiSchema?.['ui:widget'] ?? uiSchema?.['ui:options']?.widget) || schema.type === 'array' || schema.format === 'data-url'

/** A short value leaves room for a neighbour. */
const isShort = ({ schema }: FieldTemplateProps): boolean =>
  schema.type === 'number' ||
  schema.type === 'integer' ||
  schema.format === 'date' ||
  schema.format === 'time' ||
  (schema.type === 'string' && (schema.maxLength ?? 1000) <= 60)

const Errors = ({ id, errors }: { readonly id: string; readonly errors: readonly string[] }) =>
  errors.length === 0 ? null : (
    <p className="ph-message ph-message-error" id={`${id}-error`}>
      {errors.join(' ')}
    </p>
  )

/** The heading of an item has its name already; RJSF would say it once more. */
const isItem = ({ fieldPathId, schema }: FieldTemplateProps): boolean =>
  typeof fieldPathId.path.at(-1) === 'number' && schema.title === undefined

/** A label that is not said twice: an item has its heading, a value its typed name. */
function Label(props: FieldTemplateProps) {
  const { t } = useIsland()
  const { name } = useContext(ItemsContext)
  const { label, fieldPathId } = props
  if (isAdditional(props))
    return (
      <>
        {t('island.value')}
        <span className="ph-hidden"> {label}</span>
      </>
    )
  if (!isItem(props)) return label
  const at = Number(fieldPathId.path.at(-1)) + 1
  return <span className="ph-hidden">{t('repeat.row', { label: name === '' ? t('island.item') : name, at })}</span>
}

/** One field of RJSF in the look of the form's own: label, help, control, what is wrong. What holds others draws its own heading. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { t } = useIsland()
  const { id, children, rawErrors, rawDescription, rawHelp, hidden, required, displayLabel, errors, fieldPathId, schema } = props
  if (hidden === true) return <div hidden>{children}</div>
  const at = innerPath(fieldPathId.path)
  const isRoot = fieldPathId.path.length === 0
  const isField = displayLabel === true && !isRoot
  // Alternatives hand their errors down to the one that is chosen.
  const messages = errors === undefined ? [] : (rawErrors ?? [])
  const own = isField ? (
    <Field
      id={id}
      label={<Label {...props} />}
      help={[rawDescription, rawHelp].filter(Boolean).join(' ')}
      required={required === true && !isItem(props)}
      requiredWord={t('ui.required')}
      group={isGroup(props)}
      error={messages.join(' ')}
      className={classNames(isShort(props) ? 'ph-span-half' : 'ph-span-full', isItem(props) && 'ph-island-named')}
    >
      {children}
    </Field>
  ) : (
    <div className="ph-island-part">
      {children}
      {schema.type === 'boolean' && rawHelp !== undefined && <p className="ph-help">{rawHelp}</p>}
      {!isRoot && <Errors id={id} errors={messages} />}
    </div>
  )
  return (
    <div className={isField && isShort(props) && !isAdditional(props) ? 'ph-island-half' : undefined} data-inner={at}>
      <Additional {...props}>{own}</Additional>
    </div>
  )
}
