// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { buildOperation, T0, testUser } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { makeVaultDatabase } from '#storage/vault-database.ts'
import { DeskContext, type Desk } from '#workspace/desk.ts'
import { useConnection } from './use-connection.ts'

afterEach(cleanup)

test('a submission that cannot be read any more needs a person, and is never taken for sent', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  valueOf(await vault.submit(buildOperation(), 't', T0))
  const db = makeVaultDatabase(device, testUser)
  await db.open()
  await db.outbox.toCollection().modify((row) => void Object.assign(row, { data: row.data.slice(1) }))
  db.close()
  const status = { kind: 'idle', lastAt: T0, unsent: 1 } as const
  // What the hook does not use of the desk is left out.
  const desk = { vault, sync: { status: () => status, subscribe: () => () => {} } } as unknown as Desk
  const wrapper = ({ children }: { readonly children: ReactNode }) => <DeskContext value={desk}>{children}</DeskContext>
  const { result } = renderHook(() => useConnection('signed-in'), { wrapper })
  for (let i = 0; i < 100 && result.current.stopped === 0; i++) await act(async () => void (await new Promise((go) => setTimeout(go, 5))))
  expect(result.current).toMatchObject({ unsent: 0, stopped: 1 })
})
