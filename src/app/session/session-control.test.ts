import { describe, expect, it } from 'vitest'
import { createApi } from '#network/api.ts'
import { createSerial } from '#storage/serial.ts'
import type { VaultCard } from '#storage/vault.ts'
import { buildDraft, T0 } from '#testing/builders.ts'
import { cookieFetch } from '#testing/cookie-fetch.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { createMockServer } from '#testing/mock-server/create-mock-server.ts'
import type { MockPerson } from '#testing/mock-server/mock-city.ts'
import { readCity } from '#testing/mock-server/read-city.ts'
import type { ApiFor } from './api-for.ts'
import { createQuickPin } from './quick-pin.ts'
import { createServerDoor } from './server-door.ts'
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
  const kept = new Map<string, string>()
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const inLine = createSerial()
  const time = { now: T0 }
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
    /** Of the PIN. */
    time,
    /** Whose session the browser's cookie is, by the server's own word. */
    async cookieOf() {
      const answer = await createApi({ baseUrl, fetch, userId: () => null }).session()
      return answer.ok ? answer.value.user.userId : null
    },
    cut: () => (network.before = () => Promise.reject(new TypeError('no network'))),
    mend: () => (network.before = async () => undefined),
    async openTab(saveWork: () => Promise<unknown> = async () => true): Promise<SessionControl> {
      const apiFor: ApiFor = (userId) => createApi({ baseUrl, fetch, userId: () => userId })
      const control = createSessionControl({
        vaults: await device.tab(),
        apiFor,
        door: createServerDoor({ apiFor, memory, inLine }),
        tabs: createSessionTabs(openChannel()),
        saveWork,
        now: () => T0,
        pin: createQuickPin({ crypto, now: () => time.now, after: () => undefined }),
        pinLasts: () => 60_000,
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
const standingOf = (control: SessionControl): string | null => {
  const state = control.state()
  return state.kind === 'unlocked' ? state.standing : null
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

/** A promise, and what resolves it. */
function gate() {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open }
}

describe('the session of who has left', () => {
  it('without a network ends when there is one again, also after a reload', async () => {
    const browser = await buildBrowser()
    const [one] = browser.people
    const before = await browser.openTab()
    await before.signIn(one.username, one.password)
    browser.cut()
    await before.lock()
    await before.endOwed()
    browser.mend()
    expect(await browser.cookieOf()).toBe(one.userId)
    const after = await browser.openTab()
    await after.endOwed()
    expect(await browser.cookieOf()).toBeNull()
  })

  it('ends before the next person’s begins, and never the next person’s', async () => {
    const browser = await buildBrowser()
    const [one, two] = browser.people
    const tab = await browser.openTab()
    await tab.signIn(one.username, one.password)
    browser.cut()
    await tab.lock()
    await tab.endOwed()
    browser.mend()
    browser.seen.length = 0
    expect(await tab.signIn(two.username, two.password)).toBeNull()
    await tab.endOwed()
    expect(browser.seen).toEqual(['DELETE /session', 'POST /session'])
    expect(await browser.cookieOf()).toBe(two.userId)
  })

  it('ends when somebody else unlocks without a network in another tab', async () => {
    const browser = await buildBrowser()
    const [one, two] = browser.people
    const [a, b] = [await browser.openTab(), await browser.openTab()]
    await b.signIn(two.username, two.password)
    await b.lock()
    await a.signIn(one.username, one.password)
    browser.cut()
    await b.unlock(cardOf(two), two.password)
    await locked(a)
    await b.checkStanding()
    browser.mend()
    expect(await browser.cookieOf()).toBe(one.userId)
    await b.endOwed()
    expect(await browser.cookieOf()).toBeNull()
  })

  it('goes on when the same person is back before it could be ended', async () => {
    const browser = await buildBrowser()
    const [one] = browser.people
    const tab = await browser.openTab()
    await tab.signIn(one.username, one.password)
    browser.cut()
    await tab.lock()
    await tab.endOwed()
    await tab.unlock(cardOf(one), one.password)
    await tab.checkStanding()
    browser.mend()
    browser.seen.length = 0
    await tab.checkStanding()
    expect(tab.state()).toMatchObject({ standing: 'signed-in' })
    expect(browser.seen).toEqual(['GET /session'])
  })
})

describe('a slow answer', () => {
  /** A tab of the first person, who has just unlocked; the server has forgotten the session, and answers late. */
  const unlockedSlowly = async (slow: string) => {
    const browser = await buildBrowser()
    const [one, two] = browser.people
    const tab = await browser.openTab()
    await tab.signIn(two.username, two.password)
    await tab.lock()
    await tab.signIn(one.username, one.password)
    await tab.lock()
    await tab.endOwed()
    const [reached, answer] = [gate(), gate()]
    browser.network.before = async (request) => {
      if (request.method !== slow) return
      browser.mend()
      reached.open()
      await answer.passed
    }
    browser.seen.length = 0
    expect(await tab.unlock(cardOf(one), one.password)).toBeNull()
    const asked = tab.checkStanding()
    await reached.passed
    return { browser, tab, one, two, asked, answer }
  }

  it('never signs in who has locked meanwhile', async () => {
    const { browser, tab, asked, answer } = await unlockedSlowly('GET')
    await tab.lock()
    answer.open()
    await asked
    await tab.endOwed()
    expect(browser.seen).not.toContain('POST /session')
    expect(await browser.cookieOf()).toBeNull()
  })

  it('to a sign-in that was already on its way ends that session at once', async () => {
    const { browser, tab, asked, answer } = await unlockedSlowly('POST')
    await tab.lock()
    answer.open()
    await asked
    await tab.endOwed()
    expect(browser.seen).toContain('POST /session')
    expect(await browser.cookieOf()).toBeNull()
  })

  it('about one person does not stand for the next one, whose password is used', async () => {
    const { browser, tab, two, asked, answer } = await unlockedSlowly('GET')
    await tab.lock()
    expect(await tab.unlock(cardOf(two), two.password)).toBeNull()
    await until(tab, () => standingOf(tab) === 'signed-in')
    answer.open()
    await asked
    expect(personAt(tab)).toBe(two.userId)
    expect(standingOf(tab)).toBe('signed-in')
    expect(await browser.cookieOf()).toBe(two.userId)
  })
})

describe('locking for a moment', () => {
  const PIN = '2580'
  async function withPin() {
    const browser = await buildBrowser()
    const [one, two] = browser.people
    const tab = await browser.openTab()
    await tab.signIn(one.username, one.password)
    expect(await tab.quick.setPin(one.password, PIN)).toBeNull()
    return { browser, tab, one, two }
  }

  it('closes everything, and the PIN opens this tab again, also without a network', async () => {
    const { browser, tab, one } = await withPin()
    const held = tab.state()
    await tab.quick.lock()
    expect(tab.state().kind).toBe('locked')
    if (held.kind === 'unlocked') expect(await held.vault.drafts()).toEqual({ ok: false, error: { kind: 'locked' } })
    browser.cut()
    expect(await tab.quick.unlock(cardOf(one), PIN)).toBeNull()
    expect(personAt(tab)).toBe(one.userId)
    await tab.quick.lock()
    expect(await tab.quick.unlock(cardOf(one), PIN)).toBeNull()
  })

  it('takes the password after a lock in full, in any tab, after a reload, and in every other tab', async () => {
    const { browser, tab, one } = await withPin()
    const other = await browser.openTab()
    await other.unlock(cardOf(one), one.password)
    expect(await other.quick.unlock(cardOf(one), PIN)).toEqual({ kind: 'gone' })
    await tab.quick.lock()
    const reloaded = await browser.openTab()
    expect(await reloaded.quick.unlock(cardOf(one), PIN)).toEqual({ kind: 'gone' })
    await other.unlock(cardOf(one), one.password)
    await other.lock()
    expect(await tab.quick.unlock(cardOf(one), PIN)).toEqual({ kind: 'gone' })
  })

  it('opens for nobody else, and not after somebody else has entered', async () => {
    const { browser, tab, one, two } = await withPin()
    await tab.quick.lock()
    expect(await tab.quick.unlock(cardOf(two), PIN)).toEqual({ kind: 'gone' })
    const other = await browser.openTab()
    await other.signIn(two.username, two.password)
    expect(await tab.quick.unlock(cardOf(one), PIN)).toEqual({ kind: 'gone' })
  })

  it('keeps the PIN of who came back by the password, until they lock again', async () => {
    const { browser, tab, one } = await withPin()
    await tab.quick.lock()
    expect(await tab.unlock(cardOf(one), one.password)).toBeNull()
    browser.time.now += 3_600_000
    expect(tab.quick.holder()).toBe(one.userId)
    await tab.quick.lock()
    browser.time.now += 60_000
    expect(await tab.quick.unlock(cardOf(one), PIN)).toEqual({ kind: 'gone' })
  })

  it('is over when somebody else has entered in this tab, however often they lock', async () => {
    const { tab, one, two } = await withPin()
    await tab.quick.lock()
    await tab.signIn(two.username, two.password)
    expect(tab.quick.holder()).toBeNull()
    await tab.quick.lock()
    expect(await tab.quick.unlock(cardOf(one), PIN)).toEqual({ kind: 'gone' })
  })

  it('sets no PIN without the right password', async () => {
    const { tab } = await withPin()
    tab.quick.dropPin()
    expect(await tab.quick.setPin('một mật khẩu khác', PIN)).toEqual({ kind: 'storage', failure: { kind: 'wrong-passphrase' } })
    expect(tab.quick.holder()).toBeNull()
  })
})
