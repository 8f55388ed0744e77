import { useState } from 'react'
import { flatLogic, type Logic } from '#core/form/authoring/rules/logic.ts'
import { isSameLogic } from '#core/form/authoring/rules/presence-of.ts'
import { draftLogic, emptyTest, groupDraft, groupOf, type GroupDraft } from './draft.ts'

const isAlike = (a: Logic | null, b: Logic | null): boolean => (a === null || b === null ? a === b : isSameLogic(a, b))

/**
 * What is edited, beside what the form says. It begins anew when the form says something else than what was last told here (undo, the text below).
 * @param logic what the form says; null: nothing yet
 * @param tell is told each finished logic, and answers what the form says then
 */
export function useLogicDraft(logic: Logic | null, tell: (logic: Logic) => Logic | null) {
  const begin = (said: Logic | null) => ({ said, draft: said === null ? groupOf('all', [emptyTest()]) : groupDraft(said) })
  const [state, setState] = useState(() => begin(logic))
  const current = isAlike(state.said, logic) ? state : begin(logic)
  // During rendering, so that no frame shows the old parts.
  if (current !== state) setState(current)
  const change = (draft: GroupDraft) => {
    const next = draftLogic(draft)
    const isTold = next !== null && (logic === null || !isAlike(flatLogic(next), flatLogic(logic)))
    setState({ said: isTold ? tell(next) : logic, draft })
  }
  return { draft: current.draft, isFinished: draftLogic(current.draft) !== null, change }
}
