import { useCallback } from 'react'
import type { RecordHit, RecordSearch } from '#renderer/form-view-props.ts'
import { useDesk } from './desk.ts'
import { unitName } from './grants.ts'

const HITS = 12

/** Records of this device that a reference may point to; folded search, newest first when nothing is typed. */
export function useRecordSearch(): (search: RecordSearch) => Promise<readonly RecordHit[]> {
  const { vault } = useDesk()
  return useCallback(
    async ({ form, text }) => {
      const found = await vault.findRecords({ text, formKey: form }, HITS)
      if (!found.ok) return []
      const held = await Promise.all(found.value.map((summary) => vault.record(summary.recordId)))
      return held.flatMap((record): RecordHit[] =>
        record.ok && record.value !== null
          ? [
              {
                recordId: record.value.recordId,
                unitId: record.value.unitId,
                title: record.value.title,
                detail: [record.value.receipt, unitName(vault.session(), record.value.unitId)].filter(Boolean).join(' · '),
                values: record.value.values,
              },
            ]
          : [],
      )
    },
    [vault],
  )
}
