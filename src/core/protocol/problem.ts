import Type, { type Static } from 'typebox'
import { IssueMessage } from './push.ts'

/** RFC 9457 problem+json. `code` is stable and translated by the client; `requestId` is what a clerk reads out to support. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  requestId: Type.String(),
  issues: Type.Optional(Type.Array(IssueMessage)),
})
export type Problem = Static<typeof Problem>
