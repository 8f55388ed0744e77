import { useEffect } from 'react'
import { useDesk } from '#workspace/desk.ts'
import { useGo } from '#workspace/go.tsx'
import { homePlace } from '#workspace/home-place.ts'
import { LoadingScreen } from '#workspace/load-states.tsx'

/** The bare address leads to where this person's work begins. */
export function HomeRoute() {
  const { vault } = useDesk()
  const go = useGo()
  useEffect(() => go(homePlace(vault.session()), { replace: true }), [go, vault])
  return <LoadingScreen />
}
