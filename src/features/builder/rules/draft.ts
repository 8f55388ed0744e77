import { flatLogic, type Logic, type Term } from '#core/form/authoring/rules/logic.ts'
import { readTest, testLogic, type Test } from '#core/form/authoring/rules/operators.ts'

/**
 * Logic while it is edited: parts may be unfinished, groups empty or of one part. `key` tells a part from its neighbours on the screen.
 * `none`, `not-all`: the group turned round.
 */
export type GroupMode = 'all' | 'any' | 'none' | 'not-all'

export interface GroupDraft {
  readonly kind: 'group'
  readonly key: string
  readonly mode: GroupMode
  readonly parts: readonly Draft[]
}

export interface TestDraft {
  readonly kind: 'test'
  readonly key: string
  /** Null: no field is chosen yet. */
  readonly test: Test | null
}

/** Rows of a list for which something holds. */
export interface WalkDraft {
  readonly kind: 'walk'
  readonly key: string
  readonly which: 'exists' | 'all' | 'exists_one'
  readonly list: Term | null
  readonly where: GroupDraft
}

/** A part that only CEL can say. */
export interface TextDraft {
  readonly kind: 'text'
  readonly key: string
  readonly text: string
}

export type Draft = GroupDraft | TestDraft | WalkDraft | TextDraft

let last = 0
const newKey = (): string => `part-${++last}`

export const emptyTest = (): TestDraft => ({ kind: 'test', key: newKey(), test: null })
export const groupOf = (mode: GroupMode, parts: readonly Draft[]): GroupDraft => ({ kind: 'group', key: newKey(), mode, parts })
export const emptyWalk = (list: Term): WalkDraft => ({
  kind: 'walk',
  key: newKey(),
  which: 'exists',
  list,
  where: groupOf('all', [emptyTest()]),
})

/** The same part once more, with keys of its own. */
export function copyOf(draft: Draft): Draft {
  const key = newKey()
  if (draft.kind === 'group') return { ...draft, key, parts: draft.parts.map(copyOf) }
  if (draft.kind === 'walk') return { ...draft, key, where: groupOf(draft.where.mode, draft.where.parts.map(copyOf)) }
  return { ...draft, key }
}

function draftOf(logic: Logic): Draft {
  const test = readTest(logic)
  if (test !== null) return { kind: 'test', key: newKey(), test }
  switch (logic.kind) {
    case 'all':
    case 'any':
      return groupOf(logic.kind, logic.parts.map(draftOf))
    case 'not':
      if (logic.of.kind === 'all') return groupOf('not-all', logic.of.parts.map(draftOf))
      return groupOf('none', logic.of.kind === 'any' ? logic.of.parts.map(draftOf) : [draftOf(logic.of)])
    case 'some':
      return { kind: 'walk', key: newKey(), which: logic.which, list: logic.list, where: groupDraft(logic.where) }
    case 'truth':
      return { kind: 'text', key: newKey(), text: logic.of.kind === 'cel' ? logic.of.text : '' }
    case 'compare':
    case 'in':
    case 'present':
      // Each of them is a test.
      return emptyTest()
  }
}

/** Logic as a group of parts. */
export function groupDraft(logic: Logic): GroupDraft {
  const draft = draftOf(logic)
  return draft.kind === 'group' ? draft : groupOf('all', [draft])
}

function groupLogic({ mode, parts }: GroupDraft): Logic | null {
  const logics = parts.map(partLogic)
  if (logics.length === 0 || logics.includes(null)) return null
  const kind = mode === 'all' || mode === 'not-all' ? 'all' : 'any'
  const group: Logic = { kind, parts: logics.filter((each) => each !== null) }
  return mode === kind ? group : { kind: 'not', of: group }
}

function partLogic(draft: Draft): Logic | null {
  switch (draft.kind) {
    case 'group':
      return groupLogic(draft)
    case 'test':
      return draft.test === null ? null : testLogic(draft.test)
    case 'walk': {
      const where = groupLogic(draft.where)
      return where === null || draft.list === null ? null : { kind: 'some', which: draft.which, list: draft.list, where }
    }
    case 'text':
      return draft.text.trim() === '' ? null : { kind: 'truth', of: { kind: 'cel', text: draft.text } }
  }
}

/** What the draft says; null while some part of it is unfinished. */
export function draftLogic(draft: GroupDraft): Logic | null {
  const logic = groupLogic(draft)
  return logic === null ? null : flatLogic(logic)
}
