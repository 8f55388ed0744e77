import type { CyclicSchemaExpandProps, OptionalDataControlsTemplateProps, UnsupportedFieldProps } from '@rjsf/utils'
import { Button } from '#ui/button.tsx'
import { useIsland } from '../island-context.ts'

/** What our templates draw themselves. */
export const Nothing = () => null

/** A tree goes on as deep as somebody opens it. */
export function ExpandTemplate({ name, fieldPathId, onExpand }: CyclicSchemaExpandProps) {
  const { t } = useIsland()
  return (
    <Button small icon="add" onClick={() => onExpand(fieldPathId.$id)}>
      {t('island.expand', { label: name })}
    </Button>
  )
}

export function OptionalTemplate({ id, label, onAddClick, onRemoveClick }: OptionalDataControlsTemplateProps) {
  if (onAddClick === undefined && onRemoveClick === undefined) return <em id={id}>{label}</em>
  return (
    <Button id={id} small icon={onAddClick === undefined ? 'close' : 'add'} onClick={onAddClick ?? onRemoveClick}>
      {label}
    </Button>
  )
}

/** A part that takes a value of any type has no control. */
export function UnsupportedTemplate({ reason }: UnsupportedFieldProps) {
  const { t } = useIsland()
  return <p className="ph-help">{t('island.unshown', { a: reason ?? '', b: '' })}</p>
}
