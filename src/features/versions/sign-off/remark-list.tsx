import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { AuthoredVersion, VersionComment } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { namesOfFields } from '../name-of.ts'
import { Section } from '../section.tsx'
import { useRequest } from '#workspace/use-request.ts'
import { placeOfRemark } from './remarks-at.ts'

interface RemarkListProps {
  readonly version: AuthoredVersion
  readonly form: CompiledForm
  /** Begins a remark on the whole form; null: the reader may not. */
  readonly onPin: (() => void) | null
  readonly onGoTo: (path: RecordPath) => void
  readonly onChanged: () => void
}

/** Open remarks, then those that are settled; each leads to its field. */
export function RemarkList({ version, form, onPin, onGoTo, onChanged }: RemarkListProps) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { busy, error, run } = useRequest()
  const { summary, comments } = version
  const lang = useLang()
  const names = useMemo(() => namesOfFields(form, lang), [form, lang])
  const [open, settled] = [comments.filter(({ settledBy }) => settledBy === null), comments.filter(({ settledBy }) => settledBy !== null)]
  const entry = (comment: VersionComment) => (
    <Remark
      key={comment.commentId}
      comment={comment}
      form={form}
      names={names}
      onGoTo={onGoTo}
      settle={
        comment.settledBy === null && onPin !== null
          ? { busy, run: () => void run(() => api.authoring.settleComment(summary.key, summary.version, comment.commentId), onChanged) }
          : null
      }
    />
  )
  return (
    <aside className="sign-off-remarks">
      <Section title={t('signOff.open', { count: open.length })}>
        {open.length === 0 && <p className="versions-muted">{t('signOff.noneOpen')}</p>}
        <ul className="versions-comments">{open.map(entry)}</ul>
        {error !== null && <FailureNotice text={error.text} />}
        {onPin !== null && (
          <div>
            <Button small icon="comment" onClick={onPin}>
              {t('signOff.pinWhole')}
            </Button>
          </div>
        )}
        {settled.length > 0 && (
          <details>
            <summary>{t('signOff.settled', { count: settled.length })}</summary>
            <ul className="versions-comments">{settled.map(entry)}</ul>
          </details>
        )}
      </Section>
    </aside>
  )
}

interface RemarkProps {
  readonly comment: VersionComment
  readonly form: CompiledForm
  /** What its fields are called, by path. */
  readonly names: ReadonlyMap<RecordPath, string>
  readonly settle: { readonly busy: boolean; run(): void } | null
  readonly onGoTo: (path: RecordPath) => void
}

function Remark({ comment: { fieldId, text, author, at, settledBy }, form, names, settle, onGoTo }: RemarkProps) {
  const { t } = useTranslation()
  const place = placeOfRemark(form, fieldId)
  const node = form.nodes.find((each) => each.fieldId === fieldId)
  const title = fieldId === null ? t('versions.wholeForm') : (names.get(node?.path ?? '') ?? fieldId)
  return (
    <li data-settled={settledBy !== null}>
      <p>
        <strong>{title}</strong>: {text}
      </p>
      <p className="versions-muted">
        {author} · {formatTime(at)}
        {settledBy !== null && ` · ${t('versions.settled', { name: settledBy })}`}
      </p>
      {place !== '' && (
        <Button small look="quiet" icon="right" onClick={() => onGoTo(place)}>
          {t('signOff.goTo')}
          <span className="ph-hidden">: {title}</span>
        </Button>
      )}
      {settle !== null && (
        <Button small icon="check" busy={settle.busy} onClick={settle.run}>
          {t('versions.settle')}
        </Button>
      )}
    </li>
  )
}
