import Type, { type Static } from 'typebox'
import { err, ok, type Result } from '../lib/result.ts'
import { issue } from '../lib/issue.ts'

/**
 * Where a record stands on the server, and who acts next:
 * received → reviewer · in-review → reviewer · returned → clerks of the unit · approved → data owner ·
 * locked → nobody (operations become correction requests) · correction-requested → data owner ·
 * withdrawn, cancelled, erased → nobody.
 * The names are stored; `level` counts approvals given.
 */
export const RecordState = Type.Union([
  Type.Object({ kind: Type.Literal('received') }),
  Type.Object({ kind: Type.Literal('in-review'), level: Type.Integer() }),
  Type.Object({ kind: Type.Literal('returned') }),
  Type.Object({ kind: Type.Literal('approved'), level: Type.Integer() }),
  Type.Object({ kind: Type.Literal('locked') }),
  Type.Object({ kind: Type.Literal('correction-requested') }),
  Type.Object({ kind: Type.Literal('withdrawn') }),
  Type.Object({ kind: Type.Literal('cancelled') }),
  Type.Object({ kind: Type.Literal('erased') }),
])
export type RecordState = Static<typeof RecordState>
export type RecordStateKind = RecordState['kind']

/** What a person does to a record online. Operations by sync are `revise`, `withdraw`, `request-correction`. */
export type RecordEvent =
  | { readonly kind: 'revise' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'start-review' }
  | { readonly kind: 'return' }
  | { readonly kind: 'approve'; readonly role: 'reviewer' | 'data-owner' }
  | { readonly kind: 'request-correction' }
  | { readonly kind: 'accept-correction' }
  | { readonly kind: 'refuse-correction' }
  | { readonly kind: 'cancel' }
  /** By law, when the record has ended or is locked; asked for by one person and carried out by another. */
  | { readonly kind: 'erase' }

/** The state after an event, or `transition.refused` with `{from, event}`. */
export function nextState(state: RecordState, event: RecordEvent): Result<RecordState> {
  const refused = err([issue('transition.refused', '', { from: state.kind, event: event.kind })])
  switch (state.kind) {
    case 'received':
    case 'in-review':
    case 'returned':
    case 'approved':
      return beforeLock(state, event) ?? refused
    case 'locked':
      if (event.kind === 'request-correction') return ok({ kind: 'correction-requested' })
      if (event.kind === 'cancel') return ok({ kind: 'cancelled' })
      return event.kind === 'erase' ? ok({ kind: 'erased' }) : refused
    case 'correction-requested':
      if (event.kind === 'request-correction') return ok(state)
      if (event.kind === 'accept-correction' || event.kind === 'refuse-correction') return ok({ kind: 'locked' })
      return refused
    case 'withdrawn':
    case 'cancelled':
      return event.kind === 'erase' ? ok({ kind: 'erased' }) : refused
    case 'erased':
      return refused
  }
}

type BeforeLock = Extract<RecordState, { kind: 'received' | 'in-review' | 'returned' | 'approved' }>

function beforeLock(state: BeforeLock, event: RecordEvent): Result<RecordState> | null {
  switch (event.kind) {
    case 'revise':
      return ok({ kind: 'received' })
    case 'withdraw':
      return state.kind === 'approved' ? null : ok({ kind: 'withdrawn' })
    case 'start-review':
      return state.kind === 'received' ? ok({ kind: 'in-review', level: 0 }) : null
    case 'return':
      return state.kind === 'returned' ? null : ok({ kind: 'returned' })
    case 'approve':
      if (event.role === 'data-owner') return state.kind === 'approved' ? ok({ kind: 'locked' }) : null
      return state.kind === 'received' || state.kind === 'in-review' ? ok({ kind: 'approved', level: 1 }) : null
    case 'cancel':
      return state.kind === 'approved' ? ok({ kind: 'cancelled' }) : null
    case 'request-correction':
    case 'accept-correction':
    case 'refuse-correction':
    case 'erase':
      return null
  }
}
