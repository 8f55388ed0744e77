import { isIsoDate, parseDateTimeText } from '#core/lib/calendar.ts'
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
  /** ISO, or what was typed as long as it is no day; empty: none. */
  readonly dueOn: string
  /** A day and an hour as they were typed, `30/11/2026 8:00`, Hải Phòng time; empty: now. */
  readonly opensAt: string
  /** Where it opens first; null: everywhere at once. */
  readonly firstUnits: readonly UnitId[] | null
}

export type Missing = 'remark' | 'due' | 'units' | 'start'

/** What has to be filled in, or better, before the act can be sent, in the order of the fields. */
export const missingIn = (kind: Kind, { remark, dueOn, opensAt, firstUnits }: ActInput): readonly Missing[] => [
  ...(needsRemark(kind) && cleanText(remark) === '' ? (['remark'] as const) : []),
  ...(asksForDay(kind) && dueOn !== '' && !isIsoDate(dueOn) ? (['due'] as const) : []),
  ...(asksForStart(kind) && firstUnits?.length === 0 ? (['units'] as const) : []),
  ...(asksForStart(kind) && cleanText(opensAt) !== '' && startOf(opensAt) === null ? (['start'] as const) : []),
]

/** RFC 3339; null: not a moment. The city knows one time zone, and no summer time. */
function startOf(opensAt: string): string | null {
  const moment = parseDateTimeText(opensAt)
  return moment.ok ? moment.value : null
}

/** The act as it is sent, on the text (`hash`) that the person saw; nothing is missing in its input. */
export function makeAct(kind: Kind, hash: string, { remark: text, dueOn, opensAt, firstUnits }: ActInput): VersionAct {
  const remark = cleanText(text)
  switch (kind) {
    case 'submit':
      return { kind, hash, notes: remark, ...(dueOn === '' ? {} : { dueOn }) }
    case 'due':
      return { kind, hash, dueOn: dueOn === '' ? null : dueOn }
    case 'publish':
    case 'reschedule': {
      const start = startOf(opensAt)
      return {
        kind,
        hash,
        ...(start === null ? {} : { opensAt: start }),
        ...(firstUnits === null ? {} : { firstUnits: [...firstUnits] }),
      }
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
