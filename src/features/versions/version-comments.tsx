import { useMemo, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { compiledVersion } from './compiled-version.ts'
import { namesOfFields } from './name-of.ts'
import { Section } from './section.tsx'
import { useRequest } from '#workspace/use-request.ts'

interface VersionCommentsProps {
  readonly version: AuthoredVersion
  readonly onChanged: () => void
}

/** Fields by id with what they are called; none while the text is no form. */
function fieldsOf(version: AuthoredVersion, lang: 'vi' | 'en'): ReadonlyMap<string, string> {
  const form = compiledVersion(version)
  if (form === null) return new Map()
  const names = namesOfFields(form, lang)
  return new Map(form.nodes.map(({ fieldId, path, title }) => [fieldId, names.get(path) ?? title]))
}

/** What readers of the form remarked, open until somebody settles it. */
export function VersionComments({ version, onChanged }: VersionCommentsProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { api } = useServices()
  const { busy, error, run } = useRequest()
  const fields = useMemo(() => fieldsOf(version, lang), [version, lang])
  const { summary, comments } = version
  const mayComment = summary.actions.includes('comment')
  // A new remark is begun when one was sent; those of others do not take away what is being typed.
  const [sent, setSent] = useState(0)
  const onSent = () => {
    setSent(sent + 1)
    onChanged()
  }
  return (
    <Section title={t('versions.comments')}>
      {comments.length === 0 && <p className="versions-muted">{t('versions.noComments')}</p>}
      <ul className="versions-comments">
        {comments.map(({ commentId, fieldId, text, author, at, settledBy }) => (
          <li key={commentId} data-settled={settledBy !== null}>
            <p>
              <strong>{fieldId === null ? t('versions.wholeForm') : (fields.get(fieldId) ?? fieldId)}</strong>: {text}
            </p>
            <p className="versions-muted">
              {author} · {formatTime(at)}
              {settledBy !== null && ` · ${t('versions.settled', { name: settledBy })}`}
            </p>
            {settledBy === null && mayComment && (
              <Button
                small
                icon="check"
                busy={busy}
                onClick={() => void run(() => api.authoring.settleComment(summary.key, summary.version, commentId), onChanged)}
              >
                {t('versions.settle')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error !== null && <FailureNotice text={error.text} />}
      {mayComment && <NewComment key={sent} version={version} fields={fields} onChanged={onSent} />}
    </Section>
  )
}

function NewComment({ version, fields, onChanged }: VersionCommentsProps & { readonly fields: ReadonlyMap<string, string> }) {
  const { t } = useTranslation()
  const { api, makeId } = useServices()
  // Sent again after a lost answer it is still one remark.
  const [commentId] = useState(() => makeId())
  const [text, setText] = useState('')
  const [fieldId, setFieldId] = useState('')
  const [missing, setMissing] = useState(false)
  const { busy, error, run } = useRequest()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const said = cleanText(text)
    setMissing(said === '')
    if (said === '') return document.getElementById('comment-text')?.focus()
    const remark = { commentId, fieldId: fieldId === '' ? null : fieldId, text: said }
    return void run(() => api.authoring.comment(version.summary.key, version.summary.version, remark), onChanged)
  }
  return (
    <form className="versions-fields versions-new-comment" noValidate onSubmit={send}>
      <Field id="comment-field" label={t('versions.commentAbout')}>
        <Select
          id="comment-field"
          items={[...fields].map(([value, label]) => ({ value, label }))}
          empty={t('versions.wholeForm')}
          value={fieldId}
          onChange={(event) => setFieldId(event.target.value)}
        />
      </Field>
      <Field id="comment-text" label={t('versions.comment')} error={missing && t('versions.commentMissing')}>
        <TextArea
          id="comment-text"
          rows={2}
          maxLength={2000}
          aria-describedby={describedBy('comment-text', { error: missing })}
          invalid={missing}
          defaultValue=""
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" icon="comment" busy={busy}>
          {t('versions.send')}
        </Button>
      </div>
      {error !== null && <FailureNotice text={error.text} />}
    </form>
  )
}
