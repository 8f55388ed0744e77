import { expect, it } from 'vitest'
import type { PasswordRequest, SignInRequest } from '#core/protocol/session.ts'
import { createApi } from '#network/api.ts'
import { createSerial } from '#storage/serial.ts'
import { buildDraft, T0 } from '#testing/builders.ts'
import { cookieFetch } from '#testing/cookie-fetch.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { createMockServer } from '#testing/mock-server/create-mock-server.ts'
import { readCity } from '#testing/mock-server/read-city.ts'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import type { ApiFor } from './api-for.ts'
import { createQuickPin } from './quick-pin.ts'
import { createServerDoor } from './server-door.ts'
import { createSessionControl, type SessionControl } from './session-control.ts'
import { createSessionTabs } from './session-tabs.ts'

const baseUrl = 'https://phieu.test'
const [GIVEN, OWN, OTHER] = ['được cho lúc đầu', 'bốn từ tự nghĩ ra', 'lại bốn từ khác nữa']

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const problem = (status: number, code: string): Response => json(status, { type: 'about:blank', title: '', status, code, requestId: 'r' })

/** One person of a city whose password somebody else gave, as the server of a real city treats them. */
async function buildAccount() {
  const city = await readCity()
  const [person] = city.people
  if (person === undefined) throw new Error('the city has people')
  const server = createMockServer(city, () => T0)
  const device = buildDevice()
  const account = { password: GIVEN, mustChange: true, seen: [] as string[], loseAnswer: false }
  const changed = ({ current, next }: PasswordRequest): Response => {
    if (current !== account.password) return problem(422, 'password.wrong')
    Object.assign(account, { password: next, mustChange: false })
    return new Response(null, { status: 204 })
  }
  const signedIn = async (request: Request, body: SignInRequest): Promise<Response> => {
    if (body.password !== account.password) return problem(401, 'sign-in.wrong')
    const real = JSON.stringify({ ...body, password: person.password })
    const answer = await server.handle(new Request(request.url, { method: 'POST', headers: request.headers, body: real }))
    const message: unknown = { ...(await answer.json()), mustChangePassword: account.mustChange }
    const response = json(201, message)
    for (const cookie of answer.headers.getSetCookie()) response.headers.append('set-cookie', cookie)
    return response
  }
  const fetch = cookieFetch(baseUrl, async (input, { signal: _signal, ...init } = {}) => {
    const request = new Request(input, init)
    const what = `${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`
    account.seen.push(what)
    if (what === 'POST /session') return signedIn(request, await request.json())
    if (what === 'POST /session/password') {
      const answer = changed(await request.json())
      if (account.loseAnswer) throw new TypeError('cut')
      return answer
    }
    return account.mustChange && request.method !== 'DELETE' ? problem(403, 'password.change') : server.handle(request)
  })
  const kept = new Map<string, string>()
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const openTab = async (): Promise<SessionControl> => {
    const apiFor: ApiFor = (userId) => createApi({ baseUrl, fetch, userId: () => userId })
    const control = createSessionControl({
      vaults: await device.tab(),
      apiFor,
      door: createServerDoor({ apiFor, memory, inLine: createSerial() }),
      tabs: createSessionTabs(null),
      saveWork: async () => true,
      now: () => T0,
      pin: createQuickPin({ crypto, now: () => T0, after: () => undefined }),
      pinLasts: () => 60_000,
    })
    await control.start()
    return control
  }
  return { username: person.username, userId: person.userId, account, device, openTab }
}

const asked = (failure: EntryFailure | null) => {
  if (failure?.kind !== 'new-password') throw new Error(`expected to be asked for a new password, got ${failure?.kind}`)
  return failure
}
const older = (failure: EntryFailure | null) => {
  if (failure?.kind !== 'old-password') throw new Error(`expected to be asked for the old password, got ${failure?.kind}`)
  return failure
}
const vaultOf = (control: SessionControl) => {
  const state = control.state()
  if (state.kind !== 'unlocked') throw new Error(`expected an unlocked tab, it is ${state.kind}`)
  return state.vault
}
/** A person who has a draft on this device under the given password, and is away; the server then wants a change. */
async function buildKept() {
  const world = await buildAccount()
  world.account.mustChange = false
  const tab = await world.openTab()
  expect(await tab.signIn(world.username, GIVEN)).toBeNull()
  valueOf(await vaultOf(tab).saveDraft(buildDraft({ title: 'gõ dở' })))
  await tab.lock()
  world.account.mustChange = true
  return { ...world, tab }
}
const titles = async (tab: SessionControl) => valueOf(await vaultOf(tab).drafts()).map((draft) => draft.title)

it('makes no vault before the password is one’s own, then one under the new password', async () => {
  const { username, userId, account, device, openTab } = await buildAccount()
  const tab = await openTab()
  const failure = asked(await tab.signIn(username, GIVEN))
  expect(valueOf(await (await device.tab()).cards())).toEqual([])
  expect(tab.state().kind).toBe('no-session')
  expect(await failure.change(OWN)).toBeNull()
  expect(tab.state()).toMatchObject({ kind: 'unlocked', standing: 'signed-in' })
  expect(vaultOf(tab).session().mustChangePassword).toBe(false)
  expect(account.password).toBe(OWN)
  const vaults = await device.tab()
  expect(await vaults.unlock(userId, GIVEN, T0)).toMatchObject({ error: { kind: 'wrong-passphrase' } })
  valueOf(await vaults.unlock(userId, OWN, T0))
})

it('wraps a vault that is there anew, with all that lies in it', async () => {
  const { username, tab, device, userId } = await buildKept()
  expect(await asked(await tab.signIn(username, GIVEN)).change(OWN)).toBeNull()
  expect(await titles(tab)).toEqual(['gõ dở'])
  valueOf(await (await device.tab()).unlock(userId, OWN, T0))
})

it('asks once for the password before when the vault has an older one', async () => {
  const { username, tab, account } = await buildKept()
  account.password = OTHER
  const old = older(await asked(await tab.signIn(username, OTHER)).change(OWN))
  expect(await old.open('không phải mật khẩu')).toMatchObject({ kind: 'storage', failure: { kind: 'wrong-passphrase' } })
  expect(await old.open(GIVEN)).toBeNull()
  expect(await titles(tab)).toEqual(['gõ dở'])
})

it('loses nothing when the answer is lost, or the tab closes before the vault is wrapped', async () => {
  const { username, tab, account, openTab } = await buildKept()
  account.loseAnswer = true
  const failure = asked(await tab.signIn(username, GIVEN))
  expect(await failure.change(OWN)).toEqual({ kind: 'password-refused', failure: { kind: 'offline' } })
  account.loseAnswer = false
  expect(await failure.change(OWN)).toMatchObject({ failure: { problem: { code: 'password.wrong' } } })
  const later = await openTab()
  expect(await older(await later.signIn(username, OWN)).open(GIVEN)).toBeNull()
  expect(await titles(later)).toEqual(['gõ dở'])
})

it('ends the session of who goes away instead', async () => {
  const { username, tab, account } = await buildKept()
  const failure = asked(await tab.signIn(username, GIVEN))
  account.seen.length = 0
  failure.cancel()
  await tab.endOwed()
  expect(account).toMatchObject({ password: GIVEN, seen: ['DELETE /session'] })
})

it('comes to who unlocked without the server, at the next sign-in', async () => {
  const { tab, account, username, userId } = await buildKept()
  expect(await tab.unlock({ userId, username, name: '', unsent: 0, unfinished: 1, leaseEndsAt: T0 }, GIVEN)).toBeNull()
  await tab.checkStanding()
  expect(tab.state()).toMatchObject({ kind: 'unlocked', standing: 'expired' })
  expect(await asked(await tab.renew(GIVEN)).change(OWN)).toBeNull()
  expect(tab.state()).toMatchObject({ kind: 'unlocked', standing: 'signed-in' })
  expect(await titles(tab)).toEqual(['gõ dở'])
  expect(account.mustChange).toBe(false)
})

it('is changed by who sits here, and the open vault goes on', async () => {
  const { username, userId, account, device, openTab } = await buildAccount()
  account.mustChange = false
  const tab = await openTab()
  await tab.signIn(username, GIVEN)
  expect(await tab.changePassword(OTHER, OWN)).toMatchObject({ failure: { problem: { code: 'password.wrong' } } })
  expect(await tab.changePassword(GIVEN, OWN)).toBeNull()
  valueOf(await vaultOf(tab).saveDraft(buildDraft({ title: 'sau khi đổi' })))
  const again = valueOf(await (await device.tab()).unlock(userId, OWN, T0))
  expect(valueOf(await again.drafts())).toMatchObject([{ title: 'sau khi đổi' }])
})
