import type { FieldTemplateProps } from '@rjsf/utils'
import { Field } from '#ui/field.tsx'
import { innerPath } from '../inner-path.ts'
import { useIsland } from '../island-context.ts'
import { Additional } from './additional.tsx'

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

/** One field of RJSF in the look of the form's own: label, help, control, what is wrong. What holds others draws its own heading. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { t } = useIsland()
  const { id, label, children, rawErrors, rawDescription, rawHelp, hidden, required, displayLabel, errors, fieldPathId, schema } = props
  if (hidden === true) return <div hidden>{children}</div>
  const at = innerPath(fieldPathId.path)
  const isRoot = fieldPathId.path.length === 0
  // Alternatives hand their errors down to the one that is chosen.
  const messages = errors === undefined ? [] : (rawErrors ?? [])
  const own =
    displayLabel === true && !isRoot ? (
      <Field
        id={id}
        label={label}
        help={[rawDescription, rawHelp].filter(Boolean).join(' ')}
        required={required === true}
        requiredWord={t('ui.required')}
        group={isGroup(props)}
        error={messages.join(' ')}
        className={isShort(props) ? 'ph-span-half' : 'ph-span-full'}
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
    <div className={displayLabel === true && !isRoot && isShort(props) ? 'ph-island-half' : undefined} data-inner={at}>
      <Additional {...props}>{own}</Additional>
    </div>
  )
}
