import { describe, expect, it } from 'vitest'
import { createApi } from '#network/api.ts'
import type { VaultCard } from '#storage/vault.ts'
import { buildDraft, T0 } from '#testing/builders.ts'
import { cookieFetch } from '#testing/cookie-fetch.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { createMockServer } from '#testing/mock-server/create-mock-server.ts'
import type { MockPerson } from '#testing/mock-server/mock-city.ts'
import { readCity } from '#testing/mock-server/read-city.ts'
import { createSessionControl, type SessionControl } from './session-control.ts'
import { createSessionTabs, type TabChannel } from './session-tabs.ts'

const baseUrl = 'https://phieu.test'

/** One computer with one browser: a cookie, a disk, tabs, and a network that fails on demand. */
async function buildBrowser() {
  const city = await readCity()
  const server = createMockServer(city, () => T0)
  const device = buildDevice()
  const openChannel = channels()
  const network: { before: (request: Request) => Promise<void> } = { before: async () => undefined }
  const seen: string[] = []
  const fetch = cookieFetch(baseUrl, async (input, init) => {
    const { signal: _signal, ...rest } = init ?? {}
    const request = new Request(input, rest)
    await network.before(request)
    seen.push(`${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`)
    return server.handle(request)
  })
  return {
    people: city.people.filter((person) => person.grants[0]?.role === 'clerk').slice(0, 2) as [MockPerson, MockPerson], // the city has more
    network,
    seen,
    /** Whose session the browser's cookie is, by the server's own word. */
    async cookieOf() {
      const answer = await createApi({ baseUrl, fetch, userId: () => null }).session()
      return answer.ok ? answer.value.user.userId : null
    },
    async openTab(saveWork: () => Promise<unknown> = async () => true): Promise<SessionControl> {
      const control = createSessionControl({
        vaults: await device.tab(),
        apiFor: (userId) => createApi({ baseUrl, fetch, userId: () => userId }),
        tabs: createSessionTabs(openChannel()),
        saveWork,
        now: () => T0,
      })
      await control.start()
      return control
    },
  }
}

function channels(): () => TabChannel {
  const members = new Set<((event: { readonly data: unknown }) => void)[]>()
  return () => {
    const own: ((event: { readonly data: unknown }) => void)[] = []
    members.add(own)
    return {
      postMessage: (data) => [...members].filter((other) => other !== own).forEach((other) => other.forEach((hear) => hear({ data }))),
      addEventListener: (_type, listener) => void own.push(listener),
    }
  }
}

const personAt = (control: SessionControl): string | null => {
  const state = control.state()
  return state.kind === 'unlocked' ? state.vault.userId : null
}
const vaultOf = (control: SessionControl) => {
  const state = control.state()
  if (state.kind !== 'unlocked') throw new Error(`expected an unlocked tab, it is ${state.kind}`)
  return state.vault
}
const cardOf = ({ userId, username, name }: MockPerson): VaultCard => ({
  userId,
  username,
  name,
  unsent: 0,
  unfinished: 0,
  leaseEndsAt: T0,
})
/** Resolves once the session of the tab is as wished. */
const until = (control: SessionControl, wished: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => wished() && resolve()
    control.subscribe(look)
    look()
  })
const locked = (control: SessionControl) => until(control, () => control.state().kind === 'locked')

describe('two tabs of one person', () => {
  it('lock together, and the one that is typed in keeps its text first', async () => {
    const browser = await buildBrowser()
    const [one] = browser.people
    const a = await browser.openTab()
    const b: SessionControl = await browser.openTab(async () => valueOf(await vaultOf(b).saveDraft(buildDraft({ title: 'gõ dở' }))))
    expect(await a.signIn(one.username, one.password)).toBeNull()
    expect(await b.signIn(one.username, one.password)).toBeNull()
    const vault = vaultOf(b)
    await a.lock()
    await locked(b)
    expect(await vault.drafts()).toEqual({ ok: false, error: { kind: 'locked' } })
    expect(await a.unlock(cardOf(one), one.password)).toBeNull()
    expect(valueOf(await vaultOf(a).drafts())).toMatchObject([{ title: 'gõ dở' }])
  })

  it('lock together even when what is typed in one cannot be kept', async () => {
    const browser = await buildBrowser()
    const [one] = browser.people
    const [a, b] = [await browser.openTab(), await browser.openTab(() => Promise.reject(new Error('the disk is full')))]
    await a.signIn(one.username, one.password)
    await b.signIn(one.username, one.password)
    await a.lock()
    await locked(b)
    expect(b.state()).toMatchObject({ cards: [{ userId: one.userId }] })
  })

  it('stay open when the person only enters in another one', async () => {
    const browser = await buildBrowser()
    const [one] = browser.people
    const [a, b] = [await browser.openTab(), await browser.openTab()]
    await a.signIn(one.username, one.password)
    await b.signIn(one.username, one.password)
    expect(personAt(a)).toBe(one.userId)
  })
})

describe('somebody else in another tab', () => {
  it.each([
    ['signs in', (control: SessionControl, who: MockPerson) => control.signIn(who.username, who.password)],
    ['unlocks', (control: SessionControl, who: MockPerson) => control.unlock(cardOf(who), who.password)],
    ['is chosen in the demonstration', (control: SessionControl, who: MockPerson) => control.enterAs(who)],
  ])('who %s closes the first person’s tabs', async (_how, enter) => {
    const browser = await buildBrowser()
    const [one, two] = browser.people
    const [a, b] = [await browser.openTab(), await browser.openTab()]
    await b.signIn(two.username, two.password)
    await b.lock()
    await a.signIn(one.username, one.password)
    expect(await enter(b, two)).toBeNull()
    await locked(a)
    expect(personAt(b)).toBe(two.userId)
  })
})
