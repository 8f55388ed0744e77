import { err, type Result } from '#core/lib/result.ts'

/** Why bytes were not taken: more than announced, the disk is full, or they stopped half-way. */
export type ReceiveFailure = 'too-large' | 'no-space' | 'cut'

/** Thrown by bytes that are received when no more will come. */
export class BytesCut extends Error {
  constructor() {
    super('the bytes stopped half-way')
    this.name = 'BytesCut'
  }
}

/** Throws what is neither a cut nor a full disk. */
export function failureOf(error: unknown): Result<never, ReceiveFailure> {
  if (error instanceof BytesCut) return err('cut')
  if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return err('no-space')
  throw error
}
