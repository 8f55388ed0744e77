import type { StorageFailure } from './vault.ts'

/** Thrown inside a transaction so that it aborts; `Connection.run` turns it into the failure again. */
export class StorageRefusal extends Error {
  readonly failure: StorageFailure

  constructor(failure: StorageFailure) {
    super(`refused: ${failure.kind}`)
    this.failure = failure
  }
}
