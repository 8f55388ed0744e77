import fc from 'fast-check'

/** What people, machines and the network do, one thing at a time. `pick` chooses among what is there, modulo its number. */
export type Action =
  | { readonly kind: 'pause' }
  | { readonly kind: 'fill'; readonly device: number; readonly value: string }
  | { readonly kind: 'submit'; readonly device: number; readonly pick: number }
  | { readonly kind: 'edit'; readonly device: number; readonly pick: number; readonly field: 'first' | 'second'; readonly value: string }
  | { readonly kind: 'offline'; readonly device: number }
  | { readonly kind: 'online'; readonly device: number }
  | { readonly kind: 'fault'; readonly device: number; readonly fault: NetworkFault; readonly times: number }
  | { readonly kind: 'sync'; readonly device: number }
  | { readonly kind: 'kill'; readonly device: number }
  | { readonly kind: 'decide'; readonly pick: number; readonly decision: 'return' | 'approve' | 'start-review' }
  | { readonly kind: 'choose'; readonly pick: number; readonly take: 'current' | 'other' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'cut-database' }
  | { readonly kind: 'publish' }
  | { readonly kind: 'clock'; readonly hours: number }
  | { readonly kind: 'device-clock'; readonly device: number; readonly hours: number }

export const networkFaults = [
  'drop-answer',
  'drop-request',
  'duplicate',
  'reverse',
  'cut-up',
  'cut-down',
  'refuse-500',
  'refuse-503',
  'refuse-401',
  'portal',
  'kill-after',
  'kill-before',
] as const
export type NetworkFault = (typeof networkFaults)[number]

export const DEVICES = 4

const device = fc.nat({ max: DEVICES - 1 })
const pick = fc.nat({ max: 50 })
const value = fc.constantFrom('một', 'hai', 'ba', 'bốn', 'năm')

/** The simplest first: a run that fails is told with as many pauses as possible. */
const action: fc.Arbitrary<Action> = fc.oneof(
  { withCrossShrink: true },
  { weight: 1, arbitrary: fc.constant<Action>({ kind: 'pause' }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('sync' as const), device }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('fill' as const), device, value }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('submit' as const), device, pick }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), device, pick, field: fc.constantFrom('first', 'second'), value }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      device,
      fault: fc.constantFrom(...networkFaults),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('offline' as const), device }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('online' as const), device }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), device }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      pick,
      decision: fc.constantFrom('return', 'approve', 'start-review'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('choose' as const), pick, take: fc.constantFrom('current', 'other') }) },
  { weight: 1, arbitrary: fc.constantFrom<Action>({ kind: 'restart' }, { kind: 'cut-database' }, { kind: 'publish' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('device-clock' as const), device, hours: fc.constantFrom(-24, -1, 0, 24) }) },
)

export const actions = (count: number): fc.Arbitrary<readonly Action[]> => fc.array(action, { minLength: count, maxLength: count })
