import { AWAITING_HEADER, RECEIPT_HEADER, TUS_VERSION } from '#core/protocol/files.ts'
import type { Result } from '#core/lib/result.ts'
import { rolesIn } from './mock-answers.ts'
import type { MockRefusal } from './mock-decide.ts'
import { addToUpload, beginUpload, findUpload, type MockProgress } from './mock-files.ts'
import { recordOf, refuse, route, signed, type MockReply, type MockRoute, type Signed } from './mock-route.ts'
import type { MockRecord } from './mock-state.ts'

const UPLOAD = /^\/units\/([^/]+)\/records\/([^/]+)\/uploads\/([0-9a-f]{64})$/
const tus = { 'tus-resumable': TUS_VERSION }

/** What of tus the app uses. */
export const mockUploadRoutes: readonly MockRoute[] = [
  route(
    'POST',
    UPLOAD,
    forRecord((request, record) => {
      const { state, person, parts, bytes, headers } = request
      const sha256 = parts[2] ?? ''
      const begun = beginUpload(state, person, record, sha256, Number(headers.get('upload-length')))
      return reply(begun.ok ? addToUpload(state, person, record, sha256, { offset: 0, bytes }) : begun, 201)
    }),
  ),
  route(
    'HEAD',
    UPLOAD,
    forRecord(({ state, person, parts }, record) => reply(findUpload(state, person, record, parts[2] ?? ''), 200)),
  ),
  route(
    'PATCH',
    UPLOAD,
    forRecord(({ state, person, parts, bytes, headers }, record) =>
      reply(addToUpload(state, person, record, parts[2] ?? '', { offset: Number(headers.get('upload-offset')), bytes }), 204),
    ),
  ),
]

function forRecord(answer: (request: Signed, record: MockRecord) => MockReply): MockRoute['answer'] {
  return signed((request) => {
    const record = recordOf(request)
    const mayBring = record !== null && rolesIn(request.person, record.unitId, record.formKey).has('clerk')
    return mayBring ? answer(request, record) : { ...refuse(404, 'file.not-referenced'), headers: tus }
  })
}

function reply(progress: Result<MockProgress, MockRefusal>, status: number): MockReply {
  if (!progress.ok) return { ...refuse(progress.error.status, progress.error.code), headers: tus }
  const { offset, length, stored } = progress.value
  const told = stored && { [AWAITING_HEADER]: String(stored.awaiting), [RECEIPT_HEADER]: stored.receipt ?? '' }
  return { status, headers: { ...tus, 'upload-offset': String(offset), 'upload-length': String(length), ...told } }
}
