import type { TFunction } from 'i18next'
import { outlineOf, type OutlineNode } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { jsonPointer } from '#core/lib/json-pointer.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Goal } from './goal.ts'
import { textOwner } from './texts/text-owner.ts'

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

const bySite = new WeakMap<FormDefinition, ReadonlyMap<string, OutlineNode>>()

/** Fields by the pointers of their declarations; the same map for the same definition. */
function sitesOf(definition: FormDefinition): ReadonlyMap<string, OutlineNode> {
  const known = bySite.get(definition)
  if (known !== undefined) return known
  const pointerOf = ({ site }: OutlineNode) => site.reduce<string>((pointer, step) => jsonPointer(pointer, step), '/schema')
  const sites = new Map(outlineOf(definition).all.map((node) => [pointerOf(node), node]))
  bySite.set(definition, sites)
  return sites
}

/** The innermost field whose declaration, or whose place in a record, holds what the path names. */
function fieldAt(definition: FormDefinition, path: string): OutlineNode | undefined {
  const { byPath } = outlineOf(definition)
  const sites = sitesOf(definition)
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const found = sites.get(at) ?? byPath.get(at)
    if (found !== undefined) return found
  }
  return undefined
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

/** Where that is, as the form and the builder name it; the path where only the source view shows it. */
export function issuePlace(t: TFunction, definition: FormDefinition, issue: Issue): string {
  const { view, fields } = issueGoal(definition, issue)
  const node = outlineOf(definition).byKey.get(fields[0] ?? '')
  if (node !== undefined) return node.schema.title ?? node.name
  if (view === 'source') return issue.path === '' ? t('builder.wholeForm') : issue.path
  const id = view === 'rules' ? definition.rules[Number(issue.path.split('/')[2])]?.id : undefined
  const at = id === undefined ? null : textOwner(definition, { kind: 'rule', id }).name
  return at === null ? t(`builder.tab.${view}`) : `${t(`builder.tab.${view}`)} · ${at}`
}
