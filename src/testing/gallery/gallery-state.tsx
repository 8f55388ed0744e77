import { useEffect, useMemo, useRef } from 'react'
import { createInstance } from '#core/form/instance.ts'
import { uuidV7, type RowId } from '#core/lib/ids.ts'
import { FormView } from '#renderer/form-view.tsx'
import type { FormViewHandle, Lang, RecordHit } from '#renderer/form-view-props.ts'
import { memoryFiles } from '#renderer/testing/memory-files.ts'
import type { FieldCase } from './field-case.ts'
import { galleryContext } from './gallery-context.ts'
import { galleryForm, slug, valuesOf, type GalleryState } from './gallery-form.ts'
import { galleryWords } from './gallery-words.ts'

const makeRowId = (): RowId => uuidV7<RowId>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

const noRecords = async (): Promise<readonly RecordHit[]> => []

interface GalleryStateProps {
  readonly field: FieldCase
  readonly state: GalleryState
  readonly lang: Lang
}

/** One field in one state, shown by the form view itself. */
export function GalleryStateCard({ field, state, lang }: GalleryStateProps) {
  const instance = useMemo(() => createInstance(galleryForm(field, state), valuesOf(field, state), galleryContext), [field, state])
  const handle = useRef<FormViewHandle>(null)
  const files = useMemo(() => memoryFiles({ openFailure: 'offline' }), [])
  useEffect(() => {
    // What is wrong shows, as after "check and send"; the summary above it is out of sight here. It renders at once, so not in here.
    if (state === 'invalid' || state === 'warning') queueMicrotask(() => void handle.current?.showIssues())
  }, [state])
  return (
    <section className="gallery-state" id={`${slug(field.name)}-${state}`} aria-label={`${field.name}, ${galleryWords[lang][state]}`}>
      <p className="gallery-state-name">{galleryWords[lang][state]}</p>
      <FormView
        instance={instance}
        mode={state === 'read' ? 'read' : 'edit'}
        disabled={state === 'disabled'}
        lang={lang}
        formContext={galleryContext}
        initialRaw={state === 'invalid' ? (field.invalid.raw ?? {}) : {}}
        provisional={{ '/field': 'TẠM-3F2A' }}
        makeRowId={makeRowId}
        onRecordSearch={noRecords}
        files={files}
        handle={handle}
      />
    </section>
  )
}
