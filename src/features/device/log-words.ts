import type { TFunction } from 'i18next'

const known = [
  'changes',
  'applied',
  'duplicate',
  'merged',
  'conflict',
  'held',
  'correction-requested',
  'moved',
  'denied',
  'quarantined',
  'diverged',
  'file-stored',
  'file-stopped',
  'offline',
  'timeout',
  'strange',
  'unauthorized',
  'other-user',
] as const

/** The log keeps codes with counts (`applied 2, merged 1`); what has no words of its own stays a code for support. */
export const logWords = (t: TFunction, detail: string): string =>
  detail
    .split(', ')
    .map((part) => {
      const [code = '', count = ''] = part.split(' ')
      const word = known.find((one) => one === code)
      return word === undefined ? part : t(`device.logWords.${word}`, { count: Number(count) })
    })
    .join(', ')
