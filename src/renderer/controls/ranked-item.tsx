import type { HTMLAttributes, KeyboardEvent } from 'react'
import { Icon } from '#ui/icon.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useFormScope } from '../form-scope.ts'

interface RankedItemProps {
  readonly label: string
  readonly at: number
  readonly count: number
  readonly dragged: boolean
  readonly handle: HTMLAttributes<HTMLElement>
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

/** One line of an order. */
export function RankedItem({ label, at, count, dragged, handle, onMove, onRemove }: RankedItemProps) {
  const { t } = useFormScope()
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onMove(at + step)
  }
  return (
    // The buttons inside are the interactive elements; their keys bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li data-dragged={dragged || undefined} onKeyDown={onKeyDown}>
      <span className="ph-ranking-handle" title={t('ranking.drag')} {...handle}>
        <Icon name="drag" size={18} />
      </span>
      <span className="ph-ranking-label">{label}</span>
      <IconButton icon="up" small label={t('ranking.up', { label })} aria-disabled={at === 0} onClick={() => onMove(at - 1)} />
      <IconButton icon="down" small label={t('ranking.down', { label })} aria-disabled={at === count - 1} onClick={() => onMove(at + 1)} />
      <IconButton icon="close" small label={t('ranking.remove', { label })} onClick={onRemove} />
    </li>
  )
}
