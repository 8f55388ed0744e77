import type { RecordPath } from '#core/lib/record-path.ts'
import { useFormScope } from './form-scope.ts'

/** Why a warning at this place was passed. */
export function ReadReasons({ path }: { readonly path: RecordPath }) {
  const { store, words, t } = useFormScope()
  return store.reasons
    .all()
    .filter((reason) => reason.at === path)
    .map((reason) => (
      <p key={reason.ruleId} className="ph-message ph-message-warning">
        {words.rule(reason.ruleId)} {t('read.reason', { text: reason.text })}
      </p>
    ))
}
