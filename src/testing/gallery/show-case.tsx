import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { renderForm } from '#renderer/testing/render-form.tsx'
import { memoryFiles } from '#renderer/testing/memory-files.ts'
import { fieldCases } from './field-cases.ts'
import { galleryContext } from './gallery-context.ts'
import { galleryForm, type GalleryState } from './gallery-form.ts'

/** A case of the gallery on its own, for a test of its control. */
export function showCase(
  name: string,
  values: JsonObject = {},
  options: { readonly state?: GalleryState; readonly read?: boolean; readonly files?: boolean } = {},
) {
  const field = must(
    fieldCases.find((each) => each.name === name),
    `${name} in the gallery`,
  )
  const instance = createInstance(galleryForm(field, options.state ?? 'empty'), values, galleryContext)
  return renderForm(
    {},
    {
      instance,
      formContext: galleryContext,
      mode: options.read === true ? 'read' : 'edit',
      ...(options.files === true ? { files: memoryFiles() } : {}),
    },
  )
}
