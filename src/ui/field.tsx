import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import './field.css'

export interface FieldProps {
  /** Id of the control (of the first one in a group); help and error take `<id>-help`, `<id>-error`. */
  readonly id: string
  readonly label: ReactNode
  readonly help?: ReactNode
  /** Words that say what to do. */
  readonly error?: ReactNode
  readonly warning?: ReactNode
  readonly required?: boolean
  /** The word for it, where the caller has it at hand: asking for it in each of many fields costs more than the field. */
  readonly requiredWord?: string
  /** Several controls under one label. Not a fieldset: a legend takes no part in the grid that aligns neighbours. */
  readonly group?: boolean
  readonly changed?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
  /** Below the messages: a reason, a comment, an echo. */
  readonly after?: ReactNode
}

/** Ids for `aria-describedby` of the control inside a Field. */
export const describedBy = (
  id: string,
  has: { readonly help?: boolean; readonly error?: boolean; readonly warning?: boolean },
): string | undefined => classNames(has.help && `${id}-help`, has.error && `${id}-error`, has.warning && `${id}-warning`) || undefined

// Apart, because most fields need none of these words, and asking for them in each of a thousand fields costs more than the fields.
function AskedRequiredMark() {
  const { t } = useTranslation()
  return requiredMark(t('ui.required'))
}

const requiredMark = (word: string): ReactNode => (
  <>
    <span className="ph-required" aria-hidden="true">
      *
    </span>
    <span className="ph-hidden"> ({word})</span>
  </>
)

function Message({ kind, id, children }: { readonly kind: 'error' | 'warning'; readonly id: string; readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <p className={`ph-message ph-message-${kind}`} id={id}>
      <Icon name={kind} size={18} label={t(`ui.${kind}`)} /> <span>{children}</span>
    </p>
  )
}

const footOf = ({ id, error, warning, after }: FieldProps): ReactNode => (
  <div className="ph-field-foot">
    {Boolean(error) && (
      <Message kind="error" id={`${id}-error`}>
        {error}
      </Message>
    )}
    {Boolean(warning) && (
      <Message kind="warning" id={`${id}-warning`}>
        {warning}
      </Message>
    )}
    {after}
  </div>
)

/** Label above, help under the label, control, then what is wrong: the order in which people read. */
export function Field(props: FieldProps) {
  const {
    id,
    label,
    help,
    error,
    warning,
    required = false,
    requiredWord,
    group = false,
    changed = false,
    className,
    children,
    after,
  } = props
  const name = required ? (
    <>
      {label}
      {requiredWord === undefined ? <AskedRequiredMark /> : requiredMark(requiredWord)}
    </>
  ) : (
    label
  )
  const labelId = `${id}-label`
  return (
    <div
      className={classNames('ph-field', Boolean(error) && 'ph-field-error', changed && 'ph-field-changed', className)}
      {...(group ? { role: 'group', 'aria-labelledby': labelId } : {})}
    >
      {group ? (
        <div className="ph-label" id={labelId}>
          {name}
        </div>
      ) : (
        <label className="ph-label" htmlFor={id}>
          {name}
        </label>
      )}
      {Boolean(help) && (
        <div className="ph-help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <div className="ph-field-control">{children}</div>
      {(Boolean(error) || Boolean(warning) || Boolean(after)) && footOf(props)}
    </div>
  )
}
