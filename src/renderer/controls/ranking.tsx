import { useRef } from 'react'
import { Button } from '#ui/button.tsx'
import type { ChoiceItem } from '#ui/choice-item.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { RankedItem } from './ranked-item.tsx'
import { usePointerOrder } from './use-pointer-order.ts'
import { useRanking } from './use-ranking.ts'
import './ranking.css'

/** An order made by adding one after the other, by buttons, by Alt+↑ ↓ from anywhere in a line, or by dragging. What moved is read aloud. */
export function Ranking({ place, invalid, describedBy }: ControlProps) {
  const { t } = useFormScope()
  const { items, order, limit, told, labelOf, keep, move } = useRanking(place)
  const list = useRef<HTMLOListElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const drag = usePointerOrder(list, order, keep)
  const shown = drag.order ?? order
  const left = items.filter((item) => !shown.includes(item.value))
  // The button that was pressed goes away with what it did; the focus must not.
  const thenFocus = (run: () => void) => {
    run()
    requestAnimationFrame(() => {
      const next = box.current?.querySelector<HTMLElement>('[data-stop]') ?? box.current?.querySelector<HTMLElement>('button')
      next?.focus()
    })
  }
  return (
    <div ref={box} className="ph-ranking" id={place.id} tabIndex={-1} data-invalid={invalid || undefined} aria-describedby={describedBy}>
      {shown.length > 0 && (
        <ol ref={list} aria-label={t('ranking.order')}>
          {shown.map((value, at) => (
            <RankedItem
              key={value}
              label={labelOf(value)}
              at={at}
              count={shown.length}
              dragged={drag.dragged === value}
              handle={drag.handleOf(value)}
              onMove={(to) => move(value, to)}
              onRemove={() =>
                thenFocus(() =>
                  keep(
                    order.filter((each) => each !== value),
                    value,
                  ),
                )
              }
            />
          ))}
        </ol>
      )}
      {left.length > 0 && shown.length < limit && (
        <Unranked items={left} next={order.length + 1} onAdd={(value) => thenFocus(() => keep([...order, value], value))} />
      )}
      <p className="ph-ranking-count">{t('ranking.ranked', { count: shown.length, limit })}</p>
      <p className="ph-hidden" role="status">
        {told}
      </p>
    </div>
  )
}

interface UnrankedProps {
  readonly items: readonly ChoiceItem[]
  /** The place in the order that the next one gets. */
  readonly next: number
  readonly onAdd: (value: string) => void
}

/** What is not in the order yet, each a button that puts it last. */
function Unranked({ items, next, onAdd }: UnrankedProps) {
  const { t } = useFormScope()
  return (
    <ul aria-label={t('ranking.left')}>
      {items.map((item, at) => (
        <li key={item.value}>
          <Button
            small
            icon="add"
            data-value={item.value}
            data-stop={at === 0 || undefined}
            aria-label={t('ranking.add', { label: item.label, at: next })}
            onClick={() => onAdd(item.value)}
          >
            {item.label}
          </Button>
        </li>
      ))}
    </ul>
  )
}
