import { createContext, useContext } from 'react'
import { getUiOptions, type ArrayFieldItemTemplateProps, type ArrayFieldTemplateProps } from '@rjsf/utils'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useIsland } from '../island-context.ts'

/** The name of the list around, which its rows are called by. */
const ListName = createContext('')

/** A list with what can be done to it. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useIsland()
  const { title, items, canAdd, onAddClick, fieldPathId, schema, uiSchema, disabled, readonly, optionalDataControl } = props
  const isRoot = fieldPathId.path.length === 0
  const options = getUiOptions(uiSchema)
  const name = options.title ?? title
  const description = options.description ?? schema.description
  return (
    <fieldset id={fieldPathId.$id} className={isRoot ? 'ph-island-root' : 'ph-island-group'} tabIndex={-1}>
      <legend className={isRoot ? 'ph-hidden' : undefined}>{name}</legend>
      {!isRoot && typeof description === 'string' && description !== '' && <p className="ph-help">{description}</p>}
      {optionalDataControl}
      <ListName value={isRoot ? '' : name}>
        <div className="ph-island-items">{items}</div>
      </ListName>
      {items.length === 0 && <p className="ph-repeat-empty">{t('repeat.empty')}</p>}
      {canAdd === true && disabled !== true && readonly !== true && (
        <Button id={`${fieldPathId.$id}__add`} small icon="add" onClick={onAddClick}>
          {t('island.add')}
        </Button>
      )}
    </fieldset>
  )
}

/** One item with its buttons. */
export function ArrayItemTemplate({
  children,
  buttonsProps,
  index,
  totalItems,
  hasToolbar,
  disabled,
  readonly,
}: ArrayFieldItemTemplateProps) {
  const { t } = useIsland()
  const list = useContext(ListName)
  const label = t('repeat.row', { label: list === '' ? t('island.item') : list, at: index + 1 })
  const { hasMoveUp, hasMoveDown, hasRemove, hasCopy, onMoveUpItem, onMoveDownItem, onRemoveItem, onCopyItem } = buttonsProps
  return (
    <section className="ph-island-item" aria-label={label}>
      <header>
        <span>{label}</span>
        {hasToolbar && disabled !== true && readonly !== true && (
          <span className="ph-repeat-tools ph-no-print">
            {(hasMoveUp || hasMoveDown) && totalItems > 1 && (
              <>
                <IconButton icon="up" small label={t('island.up', { label })} disabled={!hasMoveUp} onClick={onMoveUpItem} />
                <IconButton icon="down" small label={t('island.down', { label })} disabled={!hasMoveDown} onClick={onMoveDownItem} />
              </>
            )}
            {hasCopy && <IconButton icon="copy" small label={t('island.copy', { label })} onClick={onCopyItem} />}
            {hasRemove && <IconButton icon="trash" small label={t('island.remove', { label })} onClick={onRemoveItem} />}
          </span>
        )}
      </header>
      {children}
    </section>
  )
}
