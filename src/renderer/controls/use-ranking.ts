import { useState } from 'react'
import type { ChoiceItem } from '#ui/choice-item.ts'
import { useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'
import { useChoices } from './use-choices.ts'

interface RankingState {
  readonly items: readonly ChoiceItem[]
  readonly order: readonly string[]
  /** How many may stand in the order. */
  readonly limit: number
  /** What just happened, for those who do not see it. */
  readonly told: string
  labelOf(value: string): string
  keep(next: readonly string[], value: string): void
  move(value: string, to: number): void
}

/** The order at a place, and what changes it. */
export function useRanking(place: Place): RankingState {
  const { store, t } = useFormScope()
  const items = useChoices(place)
  const [told, setTold] = useState('')
  const held = store.instance.value(place.path)
  const order = Array.isArray(held) ? held.map(String) : []
  const labelOf = (value: string): string => items.find((item) => item.value === value)?.label ?? value
  const keep = (next: readonly string[], value: string) => {
    store.choose(place, next.length === 0 ? undefined : [...next])
    const at = next.indexOf(value) + 1
    setTold(t(at === 0 ? 'ranking.removed' : 'ranking.moved', { label: labelOf(value), at, count: next.length }))
  }
  const move = (value: string, to: number) => {
    if (to < 0 || to >= order.length) return
    const active = document.activeElement
    const rest = order.filter((each) => each !== value)
    keep([...rest.slice(0, to), value, ...rest.slice(to)], value)
    // Moving the element in the document takes the focus from it.
    queueMicrotask(() => active instanceof HTMLElement && active.isConnected && active.focus())
  }
  return { items, order, limit: Math.min(place.node.schema.maxItems ?? items.length, items.length), told, labelOf, keep, move }
}
