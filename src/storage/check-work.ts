import type { FormContext, FormRef } from '#core/form/compiled-form.ts'
import type { CheckedRecord, CheckProgress } from '#core/form/validate-record.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'
import type { ListName } from './catalogue.ts'

/** A record to check. Definition and lists are named only: the worker reads them from the catalogue. */
export interface CheckRequest {
  readonly form: FormRef
  readonly values: JsonObject
  readonly reasons: readonly Reason[]
  readonly context: Pick<FormContext, 'asOf' | 'demo' | 'previous' | 'records'>
  /** The very versions that the screen looks into. */
  readonly lists: readonly ListName[]
}

/**
 * `checked`: both as the page would have found them. `stopped`: somebody did not want to wait, who acts next.
 * `unavailable`: there is no worker, or it lacks the form or a list; the page checks by itself.
 */
export type CheckReply = ({ readonly kind: 'checked' } & CheckedRecord) | { readonly kind: 'stopped' } | { readonly kind: 'unavailable' }

/** Checks large records away from the page. One at a time: another one stops the one before. */
export interface RecordChecker {
  /** A large form is open: its definition is compiled before somebody waits for it. */
  prepare(form: FormRef): void
  check(request: CheckRequest, onProgress: (progress: CheckProgress) => void): Promise<CheckReply>
  /** At once, whatever the worker is doing. */
  stop(): void
}

/** Page → worker. A check has a number, which its answer carries. */
export type CheckCall =
  | { readonly call: 'prepare'; readonly form: FormRef }
  | { readonly call: 'check'; readonly id: number; readonly request: CheckRequest }

/** Worker → page. */
export type CheckNote = { readonly id: number; readonly progress: CheckProgress } | { readonly id: number; readonly reply: CheckReply }
