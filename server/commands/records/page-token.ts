import { isUuid } from '#core/lib/ids.ts'

/** Where a page ended: the instant of the last record's change and its id. */
export interface PageEnd {
  readonly at: string
  readonly recordId: string
}

export const pageToken = (end: PageEnd): string => Buffer.from(`${end.at}|${end.recordId}`).toString('base64url')

/** Null for no token, and for one that is none of ours: the list then starts anew. */
export function parsePageToken(token: string | undefined): PageEnd | null {
  if (token === undefined) return null
  const [at = '', recordId = ''] = Buffer.from(token, 'base64url').toString('utf8').split('|')
  return isUuid(recordId) && !Number.isNaN(Date.parse(at)) ? { at, recordId } : null
}
