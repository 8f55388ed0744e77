import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChoiceItem } from './choice-item.ts'
import { Icon } from './icon.tsx'

interface ComboboxListProps {
  readonly id: string
  readonly hits: readonly ChoiceItem[]
  /** How many match in all; `hits` may be the nearest only. */
  readonly total: number
  /** Better ones are on their way. */
  readonly pending: boolean
  readonly noneText: string | undefined
  readonly active: number
  readonly value: string | null
  readonly onPick: (item: ChoiceItem) => void
}

const ROW = 36
const VIEW = 288
/** What the page's fixed head and foot may cover, and the space between input and list. */
const HEAD = 64
const FOOT = 72
const GAP = 8
/** Below this many items all are in the document; above it only those near the view, in rows of one height. */
const WINDOWED = 100

function NoHits({ id, pending, noneText }: Pick<ComboboxListProps, 'id' | 'pending' | 'noneText'>) {
  const { t } = useTranslation()
  return (
    <div className="ph-combobox-list ph-combobox-none" id={id}>
      {pending ? t('ui.combobox.pending') : (noneText ?? t('ui.combobox.none'))}
    </div>
  )
}

/** No option: the arrows do not go there. */
function MoreHits({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  return (
    <div className="ph-combobox-more" role="presentation">
      {t('ui.combobox.more', { count })}
    </div>
  )
}

/** The list under a combobox. The pointer never takes the focus from the input. */
export function ComboboxList({ id, hits, total, pending, noneText, active, value, onPick }: ComboboxListProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const windowed = hits.length > WINDOWED
  const first = windowed ? Math.max(0, Math.floor(top / ROW) - 4) : 0
  const last = windowed ? Math.min(hits.length, first + Math.ceil(VIEW / ROW) + 8) : hits.length

  useLayoutEffect(() => {
    const list = ref.current
    if (list === null || active < 0) return
    if (!windowed) {
      // The list scrolls, not the page: scrollIntoView would move both.
      const option = list.querySelector<HTMLElement>(`[data-at="${active}"]`)
      if (option !== null) keepInView(list, option.offsetTop, option.offsetHeight)
      return
    }
    keepInView(list, active * ROW, ROW)
    // At once, not with the scroll event that follows: the input points at an option that must be in the document.
    setTop(list.scrollTop)
  }, [active, windowed, hits])

  useRoom(ref, hits.length)

  if (hits.length === 0) return <NoHits id={id} pending={pending} noneText={noneText} />
  return (
    <div
      className="ph-combobox-list"
      id={id}
      role="listbox"
      aria-busy={pending || undefined}
      ref={ref}
      tabIndex={-1}
      onScroll={windowed ? (event) => setTop(event.currentTarget.scrollTop) : undefined}
      onMouseDown={(event) => event.preventDefault()}
    >
      {first > 0 && <div role="presentation" style={{ height: first * ROW }} />}
      {hits.slice(first, last).map((item, offset) => {
        const at = first + offset
        return (
          // The keyboard works through the input (aria-activedescendant), never through the option itself.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events jsx-a11y/interactive-supports-focus
          <div
            key={item.value}
            id={`${id}-${at}`}
            data-at={at}
            role="option"
            className={windowed ? 'ph-combobox-fixed' : undefined}
            aria-selected={at === active}
            aria-setsize={total}
            aria-posinset={at + 1}
            onClick={() => onPick(item)}
          >
            <span>{item.label}</span>
            {item.hint !== undefined && <small>{item.hint}</small>}
            {item.value === value && <Icon name="check" size={16} />}
          </div>
        )
      })}
      {last < hits.length && <div role="presentation" style={{ height: (hits.length - last) * ROW }} />}
      {total > hits.length && <MoreHits count={total - hits.length} />}
    </div>
  )
}

/** The upper edge of the box around that scrolls: what hangs out of it there cannot be reached. */
function topOfScroller(from: HTMLElement): number {
  for (let each = from.parentElement; each !== null && each !== document.documentElement; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each.getBoundingClientRect().top
  }
  return 0
}

/** Opens the list upwards where the page ends below, or a phone's keyboard covers it. */
function useRoom(ref: RefObject<HTMLElement | null>, count: number): void {
  useLayoutEffect(() => {
    const place = () => {
      const list = ref.current
      const around = list?.parentElement?.getBoundingClientRect()
      if (list === null || around === undefined) return
      const height = list.offsetHeight + GAP
      const below = (window.visualViewport?.height ?? window.innerHeight) - FOOT - around.bottom
      // Upwards only when that gains something: a list that jumps is worse than one that needs scrolling.
      list.classList.toggle('ph-combobox-above', below < height && around.top - Math.max(HEAD, topOfScroller(list)) > height)
    }
    place()
    window.visualViewport?.addEventListener('resize', place)
    return () => window.visualViewport?.removeEventListener('resize', place)
  }, [ref, count])
}

function keepInView(list: HTMLElement, top: number, height: number): void {
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight
}
