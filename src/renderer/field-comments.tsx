import { Icon } from '#ui/icon.tsx'
import type { RecordPath } from '#core/lib/record-path.ts'
import { useFormScope, type ShownComment } from './form-scope.ts'

/** The reviewer's remarks at a place. */
export function FieldComments({ path }: { readonly path: RecordPath }) {
  return useFormScope()
    .commentsAt.get(path)
    ?.map((comment) => <Comment key={`${comment.at} ${comment.text}`} comment={comment} />)
}

export function Comment({ comment, title }: { readonly comment: ShownComment; readonly title?: string }) {
  const { t } = useFormScope()
  return (
    <div className="ph-comment" role="note" data-answered={comment.answered}>
      <Icon name="comment" size={18} />
      <div>
        <strong>
          {comment.answered === true && `${t('comment.answered')}: `}
          {title ?? t('comment.title', { author: comment.author })}
        </strong>
        <p>{comment.text}</p>
      </div>
    </div>
  )
}
