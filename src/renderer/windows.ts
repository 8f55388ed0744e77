import { afterPaint } from '#ui/after-paint.ts'
import type { Place } from './place.ts'

/** What a stretch says of itself when it is drawn for the first time. */
export interface WindowOf {
  /** Fields inside. */
  readonly weight: number
  readonly covers: (place: Place) => boolean
}

/** Which stretches of a form are in the document: those near the screen, around the focus, and as many more as cost nothing. */
export interface Windows {
  /** Whether it begins open. Asked while drawing, in document order: the first ones are. */
  begin(id: string, stretch: WindowOf): boolean
  /** From now on watched; `turn` is told to open and close. Returns the way out. */
  attach(id: string, stretch: WindowOf, element: HTMLElement, turn: (open: boolean) => void): () => void
  /** The focus is somewhere else now: what a key may lead to next opens. */
  focusMoved(): void
  /** Pixels when it was last open, or null. */
  heightOf(id: string): number | null
  /** Opens the outermost closed stretches around a place; false when none was closed. */
  reveal(place: Place): boolean
  stop(): void
}

/** Tells which of the watched elements are near the screen: an `IntersectionObserver`, given for tests. */
export type Watch = (tell: (near: readonly (readonly [Element, boolean, number])[]) => void) => {
  readonly observe: (element: Element) => void
  readonly unobserve: (element: Element) => void
  readonly disconnect: () => void
}

/** Up to so many fields stay in the document wherever they are: closing them saves nothing that anybody feels. */
const BUDGET = 150

/** Of a longer form so many begin open: more than any screen shows. What else is near it follows in the next frame. */
const FIRST = 40

interface Known extends WindowOf {
  open: boolean
  near: boolean
  height: number | null
  element: HTMLElement | null
  turn: ((open: boolean) => void) | null
}

const attribute = 'data-stretch'
const selector = `[${attribute}]`

export interface WindowLimits {
  /** Fields that stay open wherever they are. */
  readonly budget: number
  /** Fields that begin open. */
  readonly first: number
}

/** For a form of `total` fields. */
export const limitsFor = (total: number): WindowLimits => ({ budget: BUDGET, first: total > BUDGET ? FIRST : BUDGET })

interface Shared {
  readonly all: Map<string, Known>
  readonly budget: number
  /** Fields that are open now. */
  weight: number
}

function turn(shared: Shared, each: Known, open: boolean): void {
  if (each.open === open) return
  each.open = open
  shared.weight += open ? each.weight : -each.weight
  each.turn?.(open)
}

function add(shared: Shared, id: string, stretch: WindowOf, open: boolean): Known {
  const each: Known = { ...stretch, open, near: false, height: null, element: null, turn: null }
  shared.all.set(id, each)
  if (open) shared.weight += each.weight
  return each
}

/** Fields that are open on either side of the focus, so that the next key finds where to go. */
const AHEAD = 12

const stops = 'input:not([type=hidden]), select, textarea, button'

/** The stretches next to the focus, as many as have some fields; of an open one those count that are really there. */
function* neighbours(all: Shared['all'], list: readonly Element[], from: number, step: 1 | -1): Generator<Element> {
  let fields = 0
  for (let at = from + step; fields < AHEAD; at += step) {
    const element = list[at]
    if (element === undefined) return
    const each = all.get(element.getAttribute(attribute) ?? '')
    yield element
    fields += each === undefined || each.open ? element.querySelectorAll(stops).length : each.weight
  }
}

/** Where the keyboard may go next: around the focus, and both ends of the form. */
function reachable(all: Shared['all']): ReadonlySet<Element> {
  const first = [...all.values()].find((each) => each.element !== null)?.element
  const box = first?.closest('[data-form]') ?? first?.ownerDocument
  if (box === undefined) return new Set()
  const list = [...box.querySelectorAll(selector)]
  const around = new Set<Element>([list[0], list.at(-1)].filter((each) => each !== undefined))
  const active = first?.ownerDocument.activeElement ?? null
  const inner = active === null || !box.contains(active) ? null : active.closest(selector)
  const at = inner === null ? -1 : list.indexOf(inner)
  if (at >= 0) for (const each of [...neighbours(all, list, at, -1), ...neighbours(all, list, at, 1)]) around.add(each)
  for (let each = inner; each !== null; each = each.parentElement?.closest(selector) ?? null) around.add(each)
  return around
}

/** Something inside would be lost: an undo, a file on its way. */
const isKept = (each: Known): boolean => each.element?.querySelector('[data-keep]') !== null

/** Returns whether something opened. */
function settle(shared: Shared): boolean {
  const around = reachable(shared.all)
  const isWanted = (each: Known): boolean => each.near || (each.element !== null && around.has(each.element))
  const coming = [...shared.all.values()].filter((each) => each.element !== null && !each.open && isWanted(each))
  for (const each of coming) turn(shared, each, true)
  for (const each of shared.all.values()) {
    if (shared.weight <= shared.budget) break
    if (each.open && each.element !== null && !isWanted(each) && !isKept(each)) turn(shared, each, false)
  }
  return coming.length > 0
}

/** @param soon runs it behind the next paint: what opens ahead must not make the key wait that moved the focus */
export function createWindows(watch: Watch, { budget, first }: WindowLimits, soon: (run: () => void) => unknown = afterPaint): Windows {
  const shared: Shared = { all: new Map(), budget, weight: 0 }
  const { all } = shared
  const state = { stopped: false, asked: false }
  // What has opened may have no field to go to, as all of them are absent: then the next one opens too.
  const settleAll = (): void => {
    state.asked = false
    if (!state.stopped && settle(shared)) ask()
  }
  const ask = (): void => {
    if (state.asked) return
    state.asked = true
    soon(settleAll)
  }
  const observer = watch((told) => {
    for (const [element, near, height] of told) {
      const each = all.get(element.getAttribute(attribute) ?? '')
      if (each === undefined) continue
      each.near = near
      if (each.open) each.height = height
    }
    settle(shared)
  })
  return {
    begin: (id, stretch) => all.get(id)?.open ?? add(shared, id, stretch, shared.weight < first).open,
    attach(id, stretch, element, tell) {
      const each = all.get(id) ?? add(shared, id, stretch, true)
      each.element = element
      each.turn = tell
      observer.observe(element)
      return () => {
        observer.unobserve(element)
        turn(shared, { ...each, turn: null }, false)
        all.delete(id)
      }
    },
    focusMoved: ask,
    heightOf: (id) => all.get(id)?.height ?? null,
    reveal(place) {
      const closed = [...all.values()].filter((each) => !each.open && each.covers(place))
      for (const each of closed) turn(shared, each, true)
      return closed.length > 0
    },
    stop: () => {
      state.stopped = true
      observer.disconnect()
    },
  }
}
