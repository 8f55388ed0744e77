import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm } from '../compiled-form.ts'
import { upgradeReport } from './upgrade-report.ts'

/**
 * Ids of the fields of the old version whose values may lose their place, with their template paths: an upper bound for drafts of which
 * it is known only what is filled.
 */
export const fieldsAtRisk = (old: CompiledForm, next: CompiledForm): Readonly<Record<string, RecordPath>> =>
  Object.fromEntries(
    upgradeReport(old, next).losses.flatMap(({ path }) => {
      const node = old.byPath.get(path)
      return node === undefined ? [] : [[node.fieldId, path]]
    }),
  )
