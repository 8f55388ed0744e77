import { must } from '#core/lib/assert.ts'
import type { CompiledForm, FormNode } from '#core/form/compiled-form.ts'
import { fieldSpan } from './field-span.ts'

/** Neighbours in a form that are drawn, or left out, together. */
export interface Stretch {
  readonly nodes: readonly number[]
  /** How many fields it draws at once; rows, and long groups, are drawn by stretches of their own. */
  readonly weight: number
  /** Pixels, until it has been seen. */
  readonly height: number
}

/** Fields in one stretch: about a screen. */
export const STRETCH = 24

const FIELD = 92
const HEADING = 64

const nodeAt = (form: CompiledForm, index: number): FormNode => must(form.nodes[index], 'a node of the form')

/** Fields below a node, the rows of a repeat left out: nobody knows yet how many there will be. */
const leaves = (form: CompiledForm, node: FormNode): number =>
  node.kind === 'field' || node.kind === 'repeat' ? 1 : leavesOf(form, node.children)

export const leavesOf = (form: CompiledForm, indexes: readonly number[]): number =>
  indexes.reduce((sum, index) => sum + leaves(form, nodeAt(form, index)), 0)

function heightOf(form: CompiledForm, node: FormNode): number {
  switch (node.kind) {
    case 'field':
      return fieldSpan(node, false) === 'half' ? FIELD / 2 : FIELD
    case 'repeat':
      return HEADING * 2
    case 'grid':
      return HEADING * 2 + node.children.length * 37
    case 'group':
      return HEADING + node.children.reduce((sum, index) => sum + heightOf(form, nodeAt(form, index)), 0)
  }
}

function joined(form: CompiledForm, nodes: readonly FormNode[]): Stretch {
  const weights = nodes.map((node) => leaves(form, node))
  // What is too long for one stretch draws its own inside.
  const weight = weights.reduce((sum, each) => sum + (each > STRETCH ? 1 : each), 0)
  return {
    nodes: nodes.map((node) => node.index),
    weight,
    height: nodes.reduce((sum, node) => sum + heightOf(form, node), 0),
  }
}

/** A stretch may end here: what follows begins a line of its own, so that neighbours side by side stay so. */
const beginsLine = (node: FormNode): boolean => node.kind !== 'field' || fieldSpan(node, false) === 'full'

function cut(form: CompiledForm, indexes: readonly number[]): readonly Stretch[] {
  const parts: FormNode[][] = []
  let [open, size]: [FormNode[], number] = [[], 0]
  const close = () => {
    if (open.length > 0) parts.push(open)
    open = []
    size = 0
  }
  for (const index of indexes) {
    const node = nodeAt(form, index)
    const weight = leaves(form, node)
    if (size + weight > STRETCH && (beginsLine(node) || open.length % 2 === 0)) close()
    open.push(node)
    size += weight
  }
  close()
  // A short rest is no stretch of its own.
  const last = parts.at(-1)
  const before = parts.at(-2)
  if (last !== undefined && before !== undefined && last.length < STRETCH / 4) parts.splice(-2, 2, [...before, ...last])
  return parts.map((nodes) => joined(form, nodes))
}

const known = new WeakMap<readonly number[], readonly Stretch[]>()

/** The children of a section, group or row in stretches; the same ones for the same list. */
export function stretchesOf(form: CompiledForm, indexes: readonly number[]): readonly Stretch[] {
  const found = known.get(indexes) ?? cut(form, indexes)
  known.set(indexes, found)
  return found
}
