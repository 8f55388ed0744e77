import { useEffect, useMemo, type ReactNode } from 'react'
import type { Vault } from '#storage/vault.ts'
import { DeskContext } from '#workspace/desk.ts'
import { noteLastSync } from '#workspace/last-sync.ts'
import { ServicesContext } from '#workspace/services.ts'
import { useAppParts } from '../app-parts.ts'
import { openDesk } from './open-desk.ts'
import type { ServerStanding } from './session-state.ts'

const ASK_AGAIN = 20_000

export interface DeskProviderProps {
  readonly vault: Vault
  readonly standing: ServerStanding
  readonly children: ReactNode
}

/** Gives the screens this person's vault, forms and sync, and keeps in step with the server's session. */
export function DeskProvider({ vault, standing, children }: DeskProviderProps) {
  const { services, session, network, apiFor } = useAppParts()
  // Whatever the screens ask of the server, they ask as this person.
  const own = useMemo(() => ({ ...services, api: apiFor(vault.userId) }), [vault, services, apiFor])
  const desk = useMemo(() => openDesk(vault, own), [vault, own])
  const { sync } = desk
  useEffect(() => () => desk.close(), [desk])

  // The loop itself asks whose session the server has before it sends anything.
  useEffect(() => {
    sync.start()
    return () => sync.stop()
  }, [sync])

  // After signing in (again) nothing waits for the next turn of the loop.
  useEffect(() => {
    if (standing === 'signed-in') void sync.now({ forms: true })
  }, [sync, standing])

  useEffect(() => {
    if (standing !== 'unknown') return
    const ask = () => void session.checkStanding()
    const timer = setInterval(ask, ASK_AGAIN)
    addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      removeEventListener('online', ask)
    }
  }, [session, standing])

  // The demonstration's switch: notice a cut at once, and use the network as soon as it is back.
  useEffect(() => network.subscribe(() => void Promise.all([sync.now({ forms: true }), session.checkStanding()])), [network, sync, session])

  // Known after a reload too, and in tabs that do not lead.
  useEffect(
    () =>
      sync.subscribe(() => {
        const status = sync.status()
        if (status.kind === 'idle' && status.lastAt !== null) noteLastSync(localStorage, vault.userId, status.lastAt)
      }),
    [sync, vault],
  )

  // The server may forget the session while one works: the loop is the first to hear of it.
  useEffect(
    () =>
      sync.subscribe(() => {
        if (sync.status().kind === 'signed-out') void session.checkStanding()
      }),
    [sync, session],
  )
  return (
    <ServicesContext value={own}>
      <DeskContext value={desk}>{children}</DeskContext>
    </ServicesContext>
  )
}
