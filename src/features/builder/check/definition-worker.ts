/** The script of the worker that looks at a definition while its author goes on. */
import type { FormDefinition } from '#core/form/definition.ts'
import { findDefinition } from './definition-findings.ts'

addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly definition: FormDefinition }>) => {
  postMessage({ id: data.id, findings: findDefinition(data.definition) })
})
