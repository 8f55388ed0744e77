import { useContext, useRef, type KeyboardEvent } from 'react'
import type { ArrayFieldItemTemplateProps } from '@rjsf/utils'
import { IconButton } from '#ui/icon-button.tsx'
import { useIsland } from '../island-context.ts'
import { ItemsContext } from './use-items.ts'

/** Alt+↑/↓ moves an item from anywhere inside, the focus along with it; Alt+Delete takes it out: the keys of the form's own rows. */
function useItemKeys({ buttonsProps, index }: ArrayFieldItemTemplateProps, fixed: boolean, onRemove: () => void) {
  const box = useRef<HTMLElement>(null)
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem } = buttonsProps
  const move = (act: () => void) => {
    const active = document.activeElement
    act()
    // Moving the element in the document takes the focus from it.
    queueMicrotask(() => {
      if (active instanceof HTMLElement && active.isConnected) active.focus()
      box.current?.scrollIntoView({ block: 'nearest' })
    })
  }
  const acts: Readonly<Record<string, (() => void) | false>> = {
    ArrowUp: hasMoveUp && index > 0 && (() => move(onMoveUpItem)),
    ArrowDown: hasMoveDown && (() => move(onMoveDownItem)),
    Delete: hasRemove && onRemove,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !Object.hasOwn(acts, event.key) || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    const act = acts[event.key]
    if (!fixed && act !== undefined && act !== false) act()
  }
  return { box, move, onKeyDown }
}

/** One item with its buttons. A place that the schema names and keeps has its own label, and nothing to press. */
export function ArrayItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { t } = useIsland()
  const { children, buttonsProps, index, totalItems, hasToolbar, disabled, readonly, schema } = props
  const { name, remove } = useContext(ItemsContext)
  const label = t('repeat.row', { label: name === '' ? t('island.item') : name, at: index + 1 })
  const { hasMoveUp, hasMoveDown, hasRemove, hasCopy, onMoveUpItem, onMoveDownItem, onRemoveItem, onCopyItem } = buttonsProps
  const fixed = disabled === true || readonly === true
  const onRemove = () => remove(index, onRemoveItem)
  const { box, move, onKeyDown } = useItemKeys(props, fixed, onRemove)
  if (!hasToolbar && schema.title !== undefined) return <div>{children}</div>
  return (
    // The fields inside are the interactive elements; their keys bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className="ph-island-item" ref={box} aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      <header>
        <span>{label}</span>
        {hasToolbar && !fixed && (
          <span className="ph-repeat-tools ph-no-print">
            {(hasMoveUp || hasMoveDown) && totalItems > 1 && (
              <>
                <IconButton
                  icon="up"
                  small
                  label={t('island.up', { label })}
                  aria-disabled={!hasMoveUp}
                  onClick={() => hasMoveUp && move(onMoveUpItem)}
                />
                <IconButton
                  icon="down"
                  small
                  label={t('island.down', { label })}
                  aria-disabled={!hasMoveDown}
                  onClick={() => hasMoveDown && move(onMoveDownItem)}
                />
              </>
            )}
            {hasCopy && <IconButton icon="copy" small label={t('island.copy', { label })} onClick={onCopyItem} />}
            {hasRemove && <IconButton icon="trash" small label={t('island.remove', { label })} onClick={onRemove} />}
          </span>
        )}
      </header>
      {children}
    </section>
  )
}
