import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowChange } from '#core/form/authoring/lists/compare-lists.ts'
import { formatDate } from '#core/lib/calendar.ts'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useRequest } from '#workspace/use-request.ts'
import type { ListDesk, Looked } from './desk/list-desk.ts'
import { ChangeList } from './import-changes.tsx'
import { IssueLines } from './issue-lines.tsx'

interface PublishListProps {
  readonly list: AuthoredList
  readonly desk: ListDesk
  readonly onDone: () => void
}

/** For the second person: what is new, from when on, and only then the step. */
export function PublishList({ list, desk, onDone }: PublishListProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="primary" icon="check" onClick={() => setAsking(true)}>
        {t('codeLists.publish')}
      </Button>
      {asking && <PublishDialog list={list} desk={desk} onDone={onDone} onClose={() => setAsking(false)} />}
    </>
  )
}

function PublishDialog({ list, desk, onDone, onClose }: PublishListProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { busy, error, run } = useRequest()
  const [news, setNews] = useState<{ readonly looked: Looked; readonly changes: readonly RowChange[] } | null>(null)
  useEffect(() => {
    let current = true
    void Promise.all([desk.lookThrough(), desk.changes(20)]).then(([looked, changes]) => {
      if (current) setNews({ looked, changes })
    })
    return () => {
      current = false
    }
  }, [desk])
  const publish = () => run(() => api.authoring.publishList(list.key, list.version, { hash: list.hash }), onDone)
  return (
    <Dialog
      wide
      title={t('codeLists.publish')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" busy={busy} onClick={() => void publish()}>
            {t('codeLists.publish')}
          </Button>
        </>
      }
    >
      <div className="cl-fields">
        <p>
          <strong>
            {list.title} · {t('codeLists.version', { version: formatDate(list.version) })}
          </strong>
        </p>
        <p>{list.effectiveFrom === null ? t('codeLists.fromAlways') : t('codeLists.from', { day: formatDate(list.effectiveFrom) })}</p>
        <p>{t('codeLists.publishText')}</p>
        {list.authors.length > 0 && <p className="cl-muted">{t('codeLists.fourEyes', { names: list.authors.join(', ') })}</p>}
        {news !== null && <ChangeList counts={news.looked.counts} changes={news.changes} />}
        {error !== null && (
          <FailureNotice text={error.text}>
            <IssueLines issues={error.issues} />
          </FailureNotice>
        )}
      </div>
    </Dialog>
  )
}
