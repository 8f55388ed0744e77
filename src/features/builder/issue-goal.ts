import { outlineOf, type OutlineNode } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { jsonPointer } from '#core/lib/json-pointer.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Goal } from './goal.ts'

const controls: Readonly<Record<string, string>> = {
  title: 'meta-title',
  department: 'meta-department',
  owner: 'meta-owner',
  purpose: 'meta-purpose',
  legalBasis: 'meta-legal',
  recipients: 'meta-recipients',
  retention: 'meta-basis',
  identityKeys: 'meta-key-0',
  titleFields: 'meta-titles',
  searchable: 'meta-searchable',
}

const goal = (view: string, control?: string): Goal => ({ view, fields: [], section: null, ...(control === undefined ? {} : { control }) })

/** The innermost field whose declaration, or whose place in a record, holds what the path names. */
function fieldAt(definition: FormDefinition, path: string): OutlineNode | undefined {
  const holds = (whole: string): boolean => path === whole || path.startsWith(`${whole}/`)
  return outlineOf(definition)
    .all.filter((node) => holds(node.site.reduce<string>((pointer, step) => jsonPointer(pointer, step), '/schema')) || holds(node.path))
    .at(-1)
}

/** The view, and the field or the control in it, where an issue is mended; the source view where there is none. */
export function issueGoal(definition: FormDefinition, { path }: Issue): Goal {
  const [, first = '', second = ''] = path.split('/')
  const control = controls[first]
  if (control !== undefined) return goal('meta', control)
  if (first === 'rules') return goal('rules')
  if (first === 'texts' || first === 'translations') return goal('texts')
  const node = first === 'personalData' ? outlineOf(definition).byKey.get(second) : fieldAt(definition, path)
  return node === undefined ? goal('source') : { view: 'design', fields: [node.key], section: null }
}
