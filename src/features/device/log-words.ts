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
  'sent-again',
  'file-stored',
  'file-stopped',
  'form-hash',
  'missing',
  'damaged',
  'offline',
  'timeout',
  'strange',
  'unauthorized',
  'other-user',
] as const

/**
 * The log keeps codes with counts (`applied 2, merged 1`), refusals of the server (`429 session.slow-down <request>`), the reason why a
 * file stopped, or the name of a bug. All of it in words; of a refusal only what support asks for, the request.
 */
export const logWords = (t: TFunction, detail: string): string =>
  detail
    .split(', ')
    .map((part) => {
      const [code = '', rest = '', request = ''] = part.split(' ')
      const word = known.find((one) => one === code)
      if (word !== undefined) return t(`device.logWords.${word}`, { count: Number(rest), name: rest })
      if (/^\d{3}$/.test(code)) return serverWords(t, Number(code), request)
      // Codes of the server have a dot, names of errors have none.
      return t(code.includes('.') ? 'device.logWords.refused' : 'device.logWords.bug')
    })
    .join(', ')

function serverWords(t: TFunction, status: number, request: string): string {
  if (status === 429 || status === 503) return t('device.logWords.busy')
  const words = t(status >= 500 ? 'device.logWords.trouble' : 'device.logWords.refused')
  return request === '' ? words : `${words} (${t('shell.requestId', { id: request })})`
}
