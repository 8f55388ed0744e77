import type { UserId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { AWAITING_HEADER, RECEIPT_HEADER, TUS_VERSION, type FileStored } from '#core/protocol/files.ts'
import type { NetworkFailure } from './network-failure.ts'
import { readRefusal } from './read-answer.ts'
import { exchange, type RequestOf, type Transport } from './send-request.ts'

export interface FileUpload {
  readonly transport: Transport
  readonly userId: UserId | null
  /** Of the record, below `/api/v1`. */
  readonly recordPath: string
  readonly sha256: string
  readonly bytes: Blob
  /** It was tried before: what arrived then is not sent again. */
  readonly resume: boolean
  readonly signal: AbortSignal | undefined
  /** For so many bytes, milliseconds. */
  readonly timeFor: (bytes: number) => number
}

/** How far the server has it; `stored` once it has all. */
interface Progress {
  readonly offset: number
  readonly stored: FileStored | null
}
type Sent = Promise<Result<Progress, NetworkFailure>>

/** Rounds of asking and sending: another tab or an old connection may add to the same upload. */
const TURNS = 3

/** Sends a file by tus 1.0.0 (see `core/protocol/files.ts`): in one request, or from where an earlier one broke off. */
export async function uploadFile(upload: FileUpload): Promise<Result<FileStored, NetworkFailure>> {
  for (let turn = 0; turn < TURNS; turn++) {
    const before = upload.resume || turn > 0 ? await ask(upload) : null
    if (before !== null && !before.ok) return before
    const sent = before === null || before.value === null ? await begin(upload) : await goOn(upload, before.value)
    if (!sent.ok && !isElsewhere(sent.error)) return sent
    if (sent.ok && sent.value.stored !== null) return ok(sent.value.stored)
  }
  return err({ kind: 'timeout' })
}

/** It ends elsewhere, or is not there any more: asking tells. */
const isElsewhere = (failure: NetworkFailure): boolean =>
  failure.kind === 'problem' && (failure.problem.code === 'upload.offset' || failure.problem.code === 'upload.none')

/** Null: nothing is there, or the answer, which has no body, does not tell why; what is sent next learns it in words. */
const ask = async (upload: FileUpload): Promise<Result<Progress | null, NetworkFailure>> =>
  send(upload, { method: 'HEAD' }, 0, async (response) => {
    // The bytes would be sent for nothing: a session is asked for first.
    if (isTus(response) && response.status === 401) return err({ kind: 'unauthorized' })
    // Whoever has to wait has not heard whether something is there: beginning anew would throw it away.
    if (isTus(response) && response.status < 500 && response.status !== 429) return ok(response.ok ? progressIn(response) : null)
    return err(response.ok ? { kind: 'strange' } : await readRefusal(response))
  })

const begin = (upload: FileUpload): Sent =>
  send(
    upload,
    {
      method: 'POST',
      bytes: upload.bytes,
      headers: { 'upload-length': String(upload.bytes.size) },
    },
    upload.bytes.size,
    readProgress,
  )

function goOn(upload: FileUpload, from: Progress): Sent {
  if (from.stored !== null) return Promise.resolve(ok(from))
  const bytes = upload.bytes.slice(from.offset)
  return send(upload, { method: 'PATCH', bytes, headers: { 'upload-offset': String(from.offset) } }, bytes.size, readProgress)
}

const send = <T>(
  { transport, userId, recordPath, sha256, signal, timeFor }: FileUpload,
  request: Pick<RequestOf<null>, 'method' | 'bytes' | 'headers'>,
  bytes: number,
  read: (response: Response) => Promise<Result<T, NetworkFailure>>,
): Promise<Result<T, NetworkFailure>> => {
  const headers = {
    'tus-resumable': TUS_VERSION,
    ...(request.bytes && { 'content-type': 'application/offset+octet-stream' }),
    ...request.headers,
  }
  const path = `${recordPath}/uploads/${sha256}`
  return exchange(transport, { ...request, path, headers, userId, signal, timeoutMs: timeFor(bytes) }, read)
}

async function readProgress(response: Response): Promise<Result<Progress, NetworkFailure>> {
  if (!response.ok) return err(await readRefusal(response))
  const progress = isTus(response) ? progressIn(response) : null
  return progress === null ? err({ kind: 'strange' }) : ok(progress)
}

const isTus = (response: Response): boolean => response.headers.get('tus-resumable') === TUS_VERSION

/** Null when the headers are not those of our server. */
function progressIn({ headers }: Response): Progress | null {
  const offset = headers.get('upload-offset') ?? ''
  const awaiting = headers.get(AWAITING_HEADER)
  if (!/^\d{1,15}$/.test(offset) || (awaiting !== null && !/^\d{1,9}$/.test(awaiting))) return null
  const stored =
    awaiting === null ? null : { stored: true as const, awaiting: Number(awaiting), receipt: headers.get(RECEIPT_HEADER) || null }
  return { offset: Number(offset), stored }
}
