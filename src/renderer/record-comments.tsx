import { parsePath } from '#core/lib/record-path.ts'
import { Comment } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { nearestPlace } from './place.ts'

/** Remarks on the record as a whole, and those whose row is gone: nothing a reviewer wrote is lost. */
export function RecordComments() {
  const { commentsAt, form, store, t } = useFormScope()
  const isGone = (path: string) => {
    const place = nearestPlace(form, path)
    if (place === null) return true
    return parsePath(path).some((segment) => {
      if (segment.kind !== 'row') return false
      const repeat = path.slice(0, path.indexOf(`/@${segment.row}`))
      return !store.instance.rows(repeat).includes(segment.row)
    })
  }
  return [...commentsAt].flatMap(([path, comments]) =>
    path === '' || isGone(path)
      ? comments.map((comment) => (
          <Comment
            key={`${path} ${comment.at} ${comment.text}`}
            comment={comment}
            title={t(path === '' ? 'comment.record' : 'comment.gone')}
          />
        ))
      : [],
  )
}
