import { must } from '#core/lib/assert.ts'
import type { Operation } from '#core/record/operation.ts'
import { buildPulledRecord } from '#testing/builders.ts'
import { valueOf } from '#testing/device.ts'
import { buildSyncWorld, type Fault, type SyncTab, type SyncWorld } from '#testing/sync-world.ts'
import { describe, expect, it } from 'vitest'

const submit = async (world: SyncWorld, { vault }: SyncTab, ...operations: Operation[]) => {
  for (const operation of operations) valueOf(await vault.submit(operation, 'Phiếu thử', world.now))
}
const isPush = (request: Request) => request.url.endsWith('/sync/push')
const refusal = (status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: 'about:blank', title: 't', status, code: `test.${status}`, requestId: 'r1' }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
const cut = () => Promise.reject(new TypeError('the connection was cut'))
/** Does `first` to the first `times` pushes; everything else passes. */
const onPushes = (times: number, first: Fault): Fault => {
  let left = times
  return (request, send) => (isPush(request) && left-- > 0 ? first(request, send) : send(request))
}
const started = async (world: SyncWorld): Promise<SyncTab> => {
  const tab = await world.openTab()
  tab.sync.start()
  await tab.sync.now()
  return tab
}

describe('a round', () => {
  it('brings forms and code lists, sends what was submitted, and brings the record back', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submit(world, tab, world.operation(1), world.operation(2))
    tab.sync.start()
    await tab.sync.now()
    expect(tab.sync.status()).toEqual({ kind: 'idle', lastAt: world.now, unsent: 0 })
    expect(valueOf(await tab.catalogue.forms()).length).toBeGreaterThan(0)
    expect(valueOf(await tab.catalogue.listHeads()).map(({ key }) => key)).toContain('communes')
    expect(valueOf(await tab.vault.sent()).map(({ outcome }) => outcome.kind)).toEqual(['applied', 'applied'])
    expect(valueOf(await tab.vault.findRecords({ text: '1001/HĐ' }, 10)).map(({ recordId }) => recordId)).toEqual([
      world.operation(1).recordId,
    ])
    expect(valueOf(await tab.vault.escrowWrap())).toBeNull()
  })

  it('starts by itself after a save', async () => {
    const world = await buildSyncWorld()
    const tab = await started(world)
    const landed = new Promise<void>((resolve) => {
      tab.vault.subscribe(() => world.server.state.records.size > 0 && resolve())
    })
    await submit(world, tab, world.operation(1))
    await landed
    expect(world.server.state.records.size).toBe(1)
  })

  it('sends nothing under the session of somebody else', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submit(world, tab, world.operation(1))
    await world.signIn(
      must(
        world.server.state.city.people.find((person) => person !== world.clerk),
        'another person',
      ),
    )
    world.seen.length = 0
    tab.sync.start()
    await tab.sync.now()
    expect(tab.sync.status()).toEqual({ kind: 'signed-out', unsent: 1 })
    expect(new Set(world.seen)).toEqual(new Set(['GET /session']))
    expect(tab.nextTry()).toBeNull()
  })
})

describe('somebody else who signs in during a round', () => {
  it.each(['/sync/push', '/sync/pull', '/escrow'])('changes nothing for the person of this vault (before %s)', async (step) => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submit(world, tab, world.operation(1))
    const other = must(
      world.server.state.city.people.find((person) => person !== world.clerk && person.grants[0]?.unitId !== world.unitId),
      'a person of another unit',
    )
    world.fault = async (request, send) => {
      if (!request.url.endsWith(step)) return send(request)
      world.fault = null
      await world.signIn(other)
      // This request was made before, but goes out with the browser's cookie of now.
      const cookie = (request.headers.get('cookie') ?? '').replace(world.clerk.userId, other.userId)
      return send(new Request(request, { headers: { ...Object.fromEntries(request.headers), cookie } }))
    }
    tab.sync.start()
    await tab.sync.now()
    const held = async () => ({
      status: tab.sync.status().kind,
      stopped: valueOf(await tab.vault.outbox()).filter((entry) => entry.state.kind === 'stopped').length,
      escrowOpen: valueOf(await tab.vault.escrowWrap()) !== null,
      authors: new Set([...world.server.state.records.values()].map((record) => record.authorId)).has(other.userId),
    })
    expect(await held()).toEqual({ status: 'signed-out', stopped: 0, escrowOpen: true, authors: false })
    await world.signIn(world.clerk)
    await tab.sync.now()
    expect(await held()).toEqual({ status: 'idle', stopped: 0, escrowOpen: false, authors: false })
    expect(valueOf(await tab.vault.findRecords({ text: '' }, 10))).toHaveLength(1)
  })
})

describe('a bad network', () => {
  it('that loses the answer after the server has stored the record leads to one record, not two', async () => {
    const world = await buildSyncWorld()
    world.fault = onPushes(1, async (request, send) => {
      await send(request)
      return cut()
    })
    const tab = await world.openTab()
    await submit(world, tab, world.operation(1))
    tab.sync.start()
    await tab.sync.now()
    expect(world.server.state.records.size).toBe(1)
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
    expect(valueOf(await tab.vault.sent())).toMatchObject([{ outcome: { kind: 'duplicate', revision: 1 } }])
  })

  it('is told as it is, tried again within five minutes, and at once when it comes back', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submit(world, tab, world.operation(1))
    world.fault = cut
    tab.sync.start()
    await tab.sync.now()
    const since = world.now
    world.now += 60_000
    for (let i = 0; i < 12; i++) await tab.sync.now()
    expect(tab.sync.status()).toEqual({ kind: 'offline', since, strange: false, unsent: 1 })
    expect(tab.sync.offlineMs()).toBe(60_000)
    expect(tab.nextTry()).toBeLessThanOrEqual(300_000)
    world.fault = null
    tab.wake()
    await tab.sync.now()
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
    expect(tab.sync.offlineMs()).toBe(0)
  })

  it('of a captive portal is no success', async () => {
    const world = await buildSyncWorld()
    world.fault = () => Promise.resolve(new Response('<html>Wi-Fi', { headers: { 'content-type': 'text/html' } }))
    const tab = await world.openTab()
    await submit(world, tab, world.operation(1))
    tab.sync.start()
    await tab.sync.now()
    expect(tab.sync.status()).toMatchObject({ kind: 'offline', strange: true, unsent: 1 })
  })

  it('that reverses a chain makes the follower wait, and both land in order', async () => {
    const world = await buildSyncWorld()
    const first = world.operation(1)
    const second = world.operation(2, {
      recordId: first.recordId,
      kind: 'change',
      base: { kind: 'after', opId: first.opId },
      changes: { '/declaration_place': { base: 'Phường Thủy Nguyên', value: 'Nơi khác' } },
    })
    world.fault = onPushes(1, async (request, send) => {
      const body = (await new Response(must(request.body, 'a push').pipeThrough(new DecompressionStream('gzip'))).json()) as {
        operations: Operation[]
      }
      const headers = new Headers(request.headers)
      headers.delete('content-encoding')
      return send(
        new Request(request.url, { method: 'POST', headers, body: JSON.stringify({ ...body, operations: body.operations.toReversed() }) }),
      )
    })
    const tab = await world.openTab()
    await submit(world, tab, first, second)
    tab.sync.start()
    await tab.sync.now()
    expect(valueOf(await tab.vault.outbox())).toEqual([])
    expect([...world.server.state.records.values()]).toMatchObject([{ revision: 2, values: { declaration_place: 'Nơi khác' } }])
  })

  it('tells the server how long a record has waited, anew at each sending', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submit(world, tab, world.operation(1))
    world.fault = cut
    tab.sync.start()
    await tab.sync.now()
    world.now += 10 * 86_400_000
    let told = 0
    world.fault = onPushes(1, async (request, send) => {
      const body = (await new Response(must(request.clone().body, 'a push').pipeThrough(new DecompressionStream('gzip'))).json()) as {
        operations: Operation[]
      }
      told = body.operations[0]?.offlineMs ?? 0
      return send(request)
    })
    await tab.sync.now()
    expect(told).toBe(10 * 86_400_000)
  })
})

describe('a server that refuses', () => {
  it('the session half-way stops the round without loss, and the rest follows after the sign-in', async () => {
    const world = await buildSyncWorld()
    let pushes = 0
    world.fault = (request, send) => (isPush(request) && ++pushes === 2 ? Promise.resolve(refusal(401)) : send(request))
    const tab = await world.openTab()
    await submit(world, tab, ...Array.from({ length: 150 }, (_, i) => world.operation(i)))
    tab.sync.start()
    const round = tab.sync.now()
    await new Promise<void>((resolve) => {
      const stop = tab.sync.subscribe(() => tab.sync.status().kind === 'signed-out' && resolve(stop()))
    })
    expect(tab.sync.status()).toMatchObject({ kind: 'signed-out' })
    expect(world.server.state.records.size).toBeLessThan(150)
    await round
    await tab.sync.now()
    expect(world.server.state.records.size).toBe(150)
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  })

  it('large batches gets smaller ones', async () => {
    const world = await buildSyncWorld()
    const sizes: number[] = []
    world.fault = async (request, send) => {
      if (!isPush(request)) return send(request)
      const text = await new Response(must(request.clone().body, 'a push').pipeThrough(new DecompressionStream('gzip'))).text()
      const { operations } = JSON.parse(text) as { operations: Operation[] }
      sizes.push(operations.length)
      return operations.length > 5 ? refusal(413) : send(request)
    }
    const tab = await world.openTab()
    await submit(world, tab, ...Array.from({ length: 20 }, (_, i) => world.operation(i)))
    tab.sync.start()
    await tab.sync.now()
    expect(world.server.state.records.size).toBe(20)
    expect(sizes[0]).toBe(20)
  })

  it('a whole batch because of one operation stops that one alone', async () => {
    const world = await buildSyncWorld()
    const poison = world.operation(7)
    world.fault = async (request, send) => {
      if (!isPush(request)) return send(request)
      const text = await new Response(must(request.clone().body, 'a push').pipeThrough(new DecompressionStream('gzip'))).text()
      return text.includes(poison.opId) ? refusal(400) : send(request)
    }
    const tab = await world.openTab()
    await submit(world, tab, ...Array.from({ length: 12 }, (_, i) => world.operation(i)))
    tab.sync.start()
    await tab.sync.now()
    expect(world.server.state.records.size).toBe(11)
    expect(valueOf(await tab.vault.outbox())).toMatchObject([
      { operation: { opId: poison.opId }, state: { kind: 'stopped', outcome: { kind: 'quarantined', issues: [{ code: 'test.400' }] } } },
    ])
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 1 })
  })

  it('the protocol asks for a new app and is left alone', async () => {
    const world = await buildSyncWorld()
    world.fault = () => Promise.resolve(refusal(426))
    const tab = await started(world)
    expect(tab.sync.status()).toEqual({ kind: 'update-required', unsent: 0 })
    expect(tab.nextTry()).toBeNull()
  })

  it('for a while is not asked sooner than it says', async () => {
    const world = await buildSyncWorld()
    world.fault = () => Promise.resolve(refusal(503, { 'retry-after': '120' }))
    const tab = await started(world)
    expect(tab.sync.status()).toMatchObject({ kind: 'failing', problem: { kind: 'server', problem: { code: 'test.503' } } })
    expect(tab.nextTry()).toBeGreaterThanOrEqual(120_000)
  })
})

describe('a server that refuses the push alone', () => {
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  const pushesOf = (world: SyncWorld) => world.seen.filter((line) => line === 'POST /sync/push').length
  /** Whatever a save sets off is begun by then. */
  const settled = async (world: SyncWorld) => {
    for (let turns = 0, before = -1; turns < 40 || pushesOf(world) !== before; turns++) {
      before = pushesOf(world)
      await turn()
    }
  }

  it('is asked again after a pause, not at once and for ever', async () => {
    const world = await buildSyncWorld()
    const tab = await started(world)
    world.fault = onPushes(1_000, () => Promise.resolve(refusal(500)))
    await submit(world, tab, world.operation(1))
    while (tab.sync.status().kind !== 'failing') await turn()
    await settled(world)
    expect(pushesOf(world)).toBe(1)
    expect(tab.sync.status()).toMatchObject({ kind: 'failing', unsent: 1 })
    await submit(world, tab, world.operation(2))
    while (pushesOf(world) < 2) await turn()
    await settled(world)
    expect(pushesOf(world), 'something new is worth one try').toBe(2)
  })

  it('and says for how long is left alone whatever is saved meanwhile', async () => {
    const world = await buildSyncWorld()
    const tab = await started(world)
    world.fault = onPushes(1_000, () => Promise.resolve(refusal(503, { 'retry-after': '120' })))
    await submit(world, tab, world.operation(1))
    while (tab.sync.status().kind !== 'failing') await turn()
    await submit(world, tab, world.operation(2))
    await settled(world)
    expect(pushesOf(world)).toBe(1)
    expect(tab.nextTry()).toBeGreaterThanOrEqual(120_000)
  })
})

describe('a new device', () => {
  it('has its forms before the records are there', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    let release = (): void => undefined
    const late = new Promise<void>((resolve) => (release = resolve))
    world.fault = async (request, send) => {
      if (request.url.endsWith('/sync/pull')) await late
      return send(request)
    }
    const renewed = new Promise<void>((resolve) => {
      tab.sync.subscribe(() => {
        const status = tab.sync.status()
        if (status.kind === 'syncing' && status.renewed === true) resolve()
      })
    })
    tab.sync.start()
    await renewed
    expect(valueOf(await tab.catalogue.forms()).length).toBeGreaterThan(0)
    release()
    await tab.sync.now()
    expect(tab.sync.status().kind).toBe('idle')
  })

  it('has a form that was published meanwhile as soon as somebody asks, not with the next hour', async () => {
    const world = await buildSyncWorld()
    const [ref, late] = [...world.server.state.forms][0] ?? []
    if (ref === undefined || late === undefined) throw new Error('The city has forms')
    world.server.state.forms.delete(ref)
    const tab = await world.openTab()
    tab.sync.start()
    await tab.sync.now()
    const known = async () => valueOf(await tab.catalogue.forms()).some(({ key }) => key === late.definition.key)
    expect(await known()).toBe(false)
    world.server.state.forms.set(ref, late)
    await tab.sync.now()
    expect(await known(), 'whoever only sends something asks for no forms').toBe(false)
    await tab.sync.now({ forms: true })
    expect(await known()).toBe(true)
  })
})

describe('a record fetched online', () => {
  it('goes with the right to see it, whether or not its scope was ever pulled', async () => {
    const world = await buildSyncWorld()
    const tab = await started(world)
    const own = buildPulledRecord(1, { unitId: world.unitId, seq: 0 })
    const foreign = buildPulledRecord(2, { seq: 0 })
    valueOf(await tab.vault.holdRecord(own))
    valueOf(await tab.vault.holdRecord(foreign))
    await tab.sync.now()
    expect(valueOf(await tab.vault.record(own.recordId))).toEqual(own)
    expect(valueOf(await tab.vault.record(foreign.recordId))).toBeNull()
  })
})

describe('several tabs', () => {
  it('let one send, show its status in all, and go on when it is closed', async () => {
    const world = await buildSyncWorld()
    const one = await started(world)
    const two = await world.openTab()
    two.sync.start()
    expect(two.sync.status()).toEqual(one.sync.status())
    world.seen.length = 0
    await submit(world, two, world.operation(1))
    await one.sync.now()
    expect(world.seen.filter((line) => line === 'POST /sync/push')).toHaveLength(1)
    one.sync.stop()
    one.vault.close()
    await submit(world, two, world.operation(2))
    await two.sync.now()
    expect(world.server.state.records.size).toBe(2)
  })

  it('send again what a killed tab left half-sent', async () => {
    const world = await buildSyncWorld()
    const killed = await world.openTab()
    await submit(world, killed, world.operation(1))
    valueOf(await killed.vault.markSending([world.operation(1).opId], world.now))
    const tab = await started(world)
    expect(valueOf(await tab.vault.outbox())).toEqual([])
    expect(world.server.state.records.size).toBe(1)
  })
})
