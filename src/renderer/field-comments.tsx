import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon.tsx'
import type { FieldComment } from '#core/record/review.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { useFormScope } from './form-scope.ts'

/** The reviewer's remarks at a place. */
export function FieldComments({ path }: { readonly path: RecordPath }) {
  return useFormScope()
    .commentsAt.get(path)
    ?.map((comment) => <Comment key={`${comment.at} ${comment.text}`} comment={comment} />)
}

export function Comment({ comment, title }: { readonly comment: FieldComment; readonly title?: string }) {
  const { t } = useTranslation()
  return (
    <div className="ph-comment" role="note">
      <Icon name="comment" size={18} />
      <div>
        <strong>{title ?? t('comment.title', { author: comment.author })}</strong>
        <p>{comment.text}</p>
      </div>
    </div>
  )
}
