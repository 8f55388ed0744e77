import type { Logic } from '#core/form/authoring/rules/logic.ts'
import { isSameLogic } from '#core/form/authoring/rules/presence-of.ts'
import { draftLogic, emptyTest, groupDraft, groupOf, type GroupDraft } from './draft.ts'
import { useDraft } from './use-draft.ts'

const begin = (logic: Logic | null): GroupDraft => (logic === null ? groupOf('all', [emptyTest()]) : groupDraft(logic))

/** Logic that is edited in parts. */
export const useLogicDraft = (said: Logic | null, tell: (logic: Logic) => Logic | null) =>
  useDraft({ said, isAlike: isSameLogic, begin, finish: draftLogic, tell })
