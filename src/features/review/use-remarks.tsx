import { useCallback, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPath } from '#core/lib/record-path.ts'
import { IconButton } from '#ui/icon-button.tsx'
import type { Remark } from './return-panel.tsx'

export interface Remarks {
  /** Null while nothing is being returned. */
  readonly remarks: readonly Remark[] | null
  setRemarks(remarks: readonly Remark[] | null): void
  /** Adds a remark, on the whole record when no field is named. */
  begin(path?: RecordPath, label?: string | null): void
  /** The button at each field. */
  readonly commentButton: (path: RecordPath, label: string) => ReactNode
}

/** The remarks gathered for a return; they outlive a newer revision arriving under the reviewer. */
export function useRemarks(): Remarks {
  const { t } = useTranslation()
  const [remarks, setRemarks] = useState<readonly Remark[] | null>(null)
  const begin = useCallback((path: RecordPath = '', label: string | null = null) => {
    setRemarks((known) => [...(known ?? []), { path, label, text: '', key: `${path} ${known?.length ?? 0}` }])
  }, [])
  const commentButton = useCallback(
    (path: RecordPath, label: string) => (
      <IconButton small icon="comment" label={`${t('review.addComment')}: ${label}`} onClick={() => begin(path, label)} />
    ),
    [t, begin],
  )
  return { remarks, setRemarks, begin, commentButton }
}
