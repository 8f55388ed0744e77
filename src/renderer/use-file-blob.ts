import { useEffect, useState } from 'react'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { FileOpenFailure, FileStore } from './file-store.ts'

export type FileBlob =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  /** `url` is a blob: address that lives as long as the caller shows it. */
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'failed'; readonly why: FileOpenFailure }

/** The bytes of a file as something an `<img>` can show; `wanted` false: not fetched. For one file: mount anew for another. */
export function useFileBlob(files: FileStore | null, file: FileValue, wanted: boolean): FileBlob {
  const [state, setState] = useState<FileBlob>(wanted && files !== null ? { kind: 'loading' } : { kind: 'none' })
  const { sha256, size, type, name } = file
  useEffect(() => {
    if (!wanted || files === null) return
    let url: string | null = null
    let over = false
    void files.open({ sha256, size, type, name }).then((opened) => {
      if (over) return
      if (!opened.ok) return setState({ kind: 'failed', why: opened.error })
      // The type that was checked when the file was taken, whatever the store says.
      url = URL.createObjectURL(new Blob([opened.value], { type }))
      setState({ kind: 'ready', url })
    })
    return () => {
      over = true
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [files, wanted, sha256, size, type, name])
  return state
}
