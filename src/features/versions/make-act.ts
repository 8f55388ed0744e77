import { cleanText } from '#core/lib/vietnamese.ts'
import type { VersionAct } from '#core/protocol/authoring.ts'

type Kind = VersionAct['kind']

const remarked = new Set<Kind>(['submit', 'return', 'bring-back', 'close', 'reopen', 'consent'])
const opening = new Set<Kind>(['publish', 'reschedule'])
const moving = new Set<Kind>(['submit', 'publish', 'consent'])

/** A remark has to be written: it is what the next person reads. */
export const needsRemark = (kind: Kind): boolean => remarked.has(kind)
export const asksForStart = (kind: Kind): boolean => opening.has(kind)
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
}

/** The act as it is sent, on the text (`hash`) that the person saw; null: its remark is missing. */
export function makeAct(kind: Kind, hash: string, input: ActInput): VersionAct | null {
  const remark = cleanText(input.remark)
  if (needsRemark(kind) && remark === '') return null
  // The city knows one time zone, and no summer time.
  const start = input.opensAt === '' ? {} : { opensAt: `${input.opensAt}+07:00` }
  switch (kind) {
    case 'submit':
      return { kind, hash, notes: remark, ...(input.dueOn === '' ? {} : { dueOn: input.dueOn }) }
    case 'publish':
    case 'reschedule':
      return { kind, hash, ...start }
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
