import { Fragment } from 'react'
import { getUiOptions, type ArrayFieldTemplateProps } from '@rjsf/utils'
import { Button } from '#ui/button.tsx'
import { RepeatUndo } from '../../repeat-undo.tsx'
import { RowKeys } from '../../row-keys.tsx'
import { useIsland } from '../island-context.ts'
import { ItemsContext, useItems } from './use-items.ts'

/** A list with what can be done to it. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useIsland()
  const { title, items, canAdd, fieldPathId, schema, uiSchema, disabled, readonly, optionalDataControl } = props
  const isRoot = fieldPathId.path.length === 0
  const options = getUiOptions(uiSchema)
  const name = isRoot ? '' : (options.title ?? title)
  const description = options.description ?? schema.description
  const fixed = disabled === true || readonly === true
  const { box, removed, context, add, undo, close } = useItems(props, name)
  const wayBack = removed !== null && (
    <RepeatUndo
      message={t('repeat.removed', { label: name === '' ? t('island.item') : name, at: removed.at + 1 })}
      onUndo={undo}
      onClose={close}
    />
  )
  return (
    <fieldset id={fieldPathId.$id} ref={box} className={isRoot ? 'ph-island-root' : 'ph-island-group'} tabIndex={-1}>
      <legend className={isRoot ? 'ph-hidden' : undefined}>
        {name}
        {items.length > 1 && !fixed && options.orderable !== false && !Array.isArray(schema.items) && <RowKeys />}
      </legend>
      {!isRoot && typeof description === 'string' && description !== '' && <p className="ph-help">{description}</p>}
      {optionalDataControl}
      <ItemsContext value={context}>
        <div className="ph-island-items">
          {items.map((item, at) => (
            <Fragment key={item.key}>
              {removed?.at === at && wayBack}
              {item}
            </Fragment>
          ))}
          {removed !== null && removed.at >= items.length && wayBack}
        </div>
      </ItemsContext>
      {items.length === 0 && removed === null && <p className="ph-repeat-empty">{t('repeat.empty')}</p>}
      {canAdd === true && !fixed && (
        <Button id={`${fieldPathId.$id}__add`} small icon="add" onClick={add}>
          {name === '' ? t('island.add') : t('repeat.add', { label: name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) })}
        </Button>
      )}
    </fieldset>
  )
}
