import { createContext, use, type ComponentProps, type MouseEvent } from 'react'
import { must } from '#core/lib/assert.ts'
import { placePath, type Place } from './place.ts'

/** Moves to a place; `replace` leaves no trace in the history. The router supplies it. */
export type Go = (place: Place, options?: { readonly replace?: boolean }) => void

export const GoContext = createContext<Go | null>(null)

export const useGo = (): Go => must(use(GoContext), 'screens are mounted under GoContext')

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

export interface PlaceLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly to: Place
}

/** A real link (it opens in a new tab like any other) that moves inside the app when clicked plainly. */
export function PlaceLink({ to, onClick, children, ...rest }: PlaceLinkProps) {
  const go = useGo()
  return (
    <a
      {...rest}
      href={placePath(to)}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !isPlainClick(event)) return
        event.preventDefault()
        go(to)
      }}
    >
      {children}
    </a>
  )
}
