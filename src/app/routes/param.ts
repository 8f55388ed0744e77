import { useParams } from '@tanstack/react-router'
import { parseId, type Uuid } from '#core/lib/ids.ts'

/** A parameter of the address as text; empty when the route has none of that name. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const value = params[name]
  return typeof value === 'string' ? value : ''
}

/** A parameter of the address as an id, or null when somebody mistyped it. */
export const useIdParam = <Id extends Uuid>(name: string): Id | null => parseId<Id>(useParam(name))
