import { flatTerm, type Arithmetic, type Term } from '#core/form/authoring/rules/logic.ts'
import { draftLogic, emptyTest, groupDraft, groupOf, type GroupDraft } from './draft.ts'

/** A computed value while it is edited: parts may be unfinished. */
export type TermDraft =
  | { readonly kind: 'leaf'; readonly value: Term | null }
  | { readonly kind: 'arithmetic'; readonly sign: Arithmetic; readonly left: TermDraft; readonly right: TermDraft }
  | { readonly kind: 'if'; readonly test: GroupDraft; readonly then: TermDraft; readonly else: TermDraft }

export const emptyLeaf: TermDraft = { kind: 'leaf', value: null }
export const emptyIf = (then: TermDraft): TermDraft => ({ kind: 'if', test: groupOf('all', [emptyTest()]), then, else: emptyLeaf })

export function termDraft(term: Term | null): TermDraft {
  if (term?.kind === 'arithmetic') return { kind: 'arithmetic', sign: term.sign, left: termDraft(term.left), right: termDraft(term.right) }
  if (term?.kind === 'if') return { kind: 'if', test: groupDraft(term.test), then: termDraft(term.then), else: termDraft(term.else) }
  return { kind: 'leaf', value: term }
}

function build(draft: TermDraft): Term | null {
  if (draft.kind === 'leaf') return draft.value
  if (draft.kind === 'arithmetic') {
    const [left, right] = [build(draft.left), build(draft.right)]
    return left === null || right === null ? null : { kind: 'arithmetic', sign: draft.sign, left, right }
  }
  const [test, yes, no] = [draftLogic(draft.test), build(draft.then), build(draft.else)]
  return test === null || yes === null || no === null ? null : { kind: 'if', test, then: yes, else: no }
}

/** The value that the draft says; null while some part of it is unfinished. */
export function draftTerm(draft: TermDraft): Term | null {
  const term = build(draft)
  return term === null ? null : flatTerm(term)
}
