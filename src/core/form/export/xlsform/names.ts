import type { CompiledForm, FormNode, FormSection } from '../../compiled-form.ts'
import { fieldWords } from '../field-words.ts'
import { propertyName } from '../../authoring/property-name.ts'
import { isCelName } from '../../expression/is-cel-name.ts'
import { notes, type Told } from './left-out.ts'

/** Names of the questions and groups of a workbook. */
export interface Names {
  /** By node index. */
  readonly of: readonly string[]
  /** By section id: groups that hold the fields of a section; a section that is one group has none. */
  readonly sections: ReadonlyMap<string, string>
  /** Names that only one question or group has: `${name}` means it. */
  readonly isUnique: (name: string) => boolean
}

const LONGEST = 40
/** The root of every form there, and what holds its own id. */
const reserved = ['data', 'meta']

/** Whether a section is nothing but a group of that name and those words. */
export function isOneGroup({ nodes, definition }: CompiledForm, section: FormSection): boolean {
  const [only] = section.nodes.flatMap((index) => nodes[index] ?? [])
  if (section.nodes.length !== 1 || only === undefined || only.kind === 'field' || only.name !== section.id) return false
  return (
    only.title === section.title &&
    Object.entries(definition.translations).every(
      ([language, { sections }]) => (sections?.[section.id] ?? '') === (fieldWords(definition, only, language).title ?? ''),
    )
  )
}

/** A name that XML has and that expressions can write. */
const isGood = (name: string): boolean => isCelName(name) && name.length <= LONGEST

/** Groups have names of their own in the whole form, questions in what holds them; the case of letters does not tell them apart. */
export function namesFor(form: CompiledForm, told: Told): Names {
  const of: string[] = []
  const groups = new Set(reserved)
  const around = new Map<number | null, Set<string>>()
  for (const node of form.nodes) {
    const siblings = around.get(node.parent) ?? new Set()
    around.set(node.parent, siblings)
    const isGroup = node.kind !== 'field'
    const taken = new Set([...siblings, ...(isGroup ? groups : reserved)])
    const isKept = isGood(node.name) && !taken.has(node.name.toLowerCase())
    const name = isKept ? node.name : propertyName(node.name, taken)
    if (name !== node.name) told.push(notes.renamed(node.path, node.name, name))
    of[node.index] = name
    siblings.add(name.toLowerCase())
    if (isGroup) groups.add(name.toLowerCase())
  }
  const all = new Set([...reserved, ...of.map((name) => name.toLowerCase())])
  const sections = new Map<string, string>()
  for (const section of form.sections) {
    const { id } = section
    if (isOneGroup(form, section)) continue
    const name = propertyName(id, all)
    sections.set(id, name)
    all.add(name)
  }
  const counts = new Map<string, number>()
  for (const name of [...of, ...sections.values()]) counts.set(name, (counts.get(name) ?? 0) + 1)
  return { of, sections, isUnique: (name) => counts.get(name) === 1 }
}

/** What holds a node and the node itself, outermost first. */
export function chainOf(form: CompiledForm, node: FormNode): readonly FormNode[] {
  const parent = node.parent === null ? undefined : form.nodes[node.parent]
  return parent === undefined ? [node] : [...chainOf(form, parent), node]
}
