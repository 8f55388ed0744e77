import { useMemo } from 'react'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Api } from '#network/api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { FileOpenFailure, FileStore } from '#renderer/file-store.ts'
import type { Vault } from '#storage/vault.ts'
import type { Clock } from './clock.ts'
import { useDesk } from './desk.ts'
import { useServices } from './services.ts'

export interface RecordFilesArgs {
  readonly vault: Pick<Vault, 'putFile' | 'readFile'>
  readonly api: Pick<Api, 'getFile'>
  readonly clock: Clock
  readonly unitId: UnitId
  readonly recordId: RecordId
  /** Files may be taken into the form. */
  readonly filling: boolean
}

/** The files of one record for its form: what lies on this device first, else what the server has. */
export function recordFiles({ vault, api, clock, unitId, recordId, filling }: RecordFilesArgs): FileStore {
  // A picture is shown, enlarged and saved: fetched once while the screen is open.
  const fetched = new Map<string, Promise<Result<Blob, FileOpenFailure>>>()

  async function fetchOne(file: FileValue, here: FileOpenFailure | null): Promise<Result<Blob, FileOpenFailure>> {
    const answer = await api.getFile(unitId, recordId, file.sha256)
    if (answer.ok) return answer
    fetched.delete(file.sha256)
    return err(here ?? openFailure(answer.error))
  }

  return {
    put: filling
      ? async (bytes, about) => {
          const kept = await vault.putFile(bytes, about, clock.now())
          return kept.ok ? kept : err(kept.error.kind === 'quota' ? 'full' : 'not-kept')
        }
      : null,
    async open(file) {
      const here = await vault.readFile(file.sha256)
      if (here.ok && here.value !== null) return ok(here.value)
      const known = fetched.get(file.sha256)
      if (known !== undefined) return known
      const fetching = fetchOne(file, here.ok ? null : 'damaged')
      fetched.set(file.sha256, fetching)
      return fetching
    },
  }
}

function openFailure(failure: NetworkFailure): FileOpenFailure {
  if (failure.kind !== 'problem') return 'offline'
  if (failure.problem.code === 'file.awaited') return 'awaited'
  return failure.problem.status === 404 || failure.problem.status === 410 ? 'missing' : 'failed'
}

/** As `recordFiles`, the same object while the record is. */
export function useRecordFiles(unitId: UnitId, recordId: RecordId, filling: boolean): FileStore {
  const { vault } = useDesk()
  const { api, clock } = useServices()
  return useMemo(() => recordFiles({ vault, api, clock, unitId, recordId, filling }), [vault, api, clock, unitId, recordId, filling])
}
