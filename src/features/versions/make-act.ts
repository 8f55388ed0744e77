import type { UnitId } from '#core/lib/ids.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { VersionAct } from '#core/protocol/authoring.ts'

type Kind = VersionAct['kind']

const remarked = new Set<Kind>(['submit', 'return', 'bring-back', 'close', 'reopen', 'consent'])
const opening = new Set<Kind>(['publish', 'reschedule'])
const moving = new Set<Kind>(['submit', 'publish', 'consent'])
const dated = new Set<Kind>(['submit', 'due'])

/** A remark has to be written: it is what the next person reads. */
export const needsRemark = (kind: Kind): boolean => remarked.has(kind)
/** When it opens, and where first. */
export const asksForStart = (kind: Kind): boolean => opening.has(kind)
export const asksForDay = (kind: Kind): boolean => dated.has(kind)
/** Records that are stored move on by it, or that is decided on. */
export const movesRecords = (kind: Kind): boolean => moving.has(kind)
/** Records are refused from then on. */
export const isDangerous = (kind: Kind): boolean => kind === 'close' || kind === 'finish'

export interface ActInput {
  readonly remark: string
  /** `2026-11-30`; empty: none. */
  readonly dueOn: string
  /** `2026-11-30T08:00`, Hải Phòng time; empty: now. */
  readonly opensAt: string
  /** Where it opens first; null: everywhere at once. */
  readonly firstUnits: readonly UnitId[] | null
}

export type Missing = 'remark' | 'units'

/** What has to be filled in before the act can be sent, in the order of the fields. */
export const missingIn = (kind: Kind, { remark, firstUnits }: ActInput): readonly Missing[] => [
  ...(needsRemark(kind) && cleanText(remark) === '' ? (['remark'] as const) : []),
  ...(asksForStart(kind) && firstUnits?.length === 0 ? (['units'] as const) : []),
]

/** The act as it is sent, on the text (`hash`) that the person saw; nothing is missing in its input. */
export function makeAct(kind: Kind, hash: string, { remark: text, dueOn, opensAt, firstUnits }: ActInput): VersionAct {
  const remark = cleanText(text)
  switch (kind) {
    case 'submit':
      return { kind, hash, notes: remark, ...(dueOn === '' ? {} : { dueOn }) }
    case 'due':
      return { kind, hash, dueOn: dueOn === '' ? null : dueOn }
    case 'publish':
    case 'reschedule':
      // The city knows one time zone, and no summer time.
      return {
        kind,
        hash,
        ...(opensAt === '' ? {} : { opensAt: `${opensAt}+07:00` }),
        ...(firstUnits === null ? {} : { firstUnits: [...firstUnits] }),
      }
    case 'return':
    case 'bring-back':
    case 'close':
    case 'reopen':
    case 'consent':
      return { kind, hash, remark }
    case 'withdraw':
    case 'finish':
    case 'verify':
      return { kind, hash }
  }
}
