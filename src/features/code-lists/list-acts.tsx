import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '#core/lib/calendar.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { Menu } from '#ui/menu.tsx'
import { saveFile } from '#ui/save-file.ts'
import { useDesk } from '#workspace/desk.ts'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useRequest } from '#workspace/use-request.ts'
import { ImportDialog } from './import-dialog.tsx'
import type { ListKeeper } from './list-keeper.ts'
import { useColumnTitle } from './list-grid.tsx'
import { NextVersion } from './next-version.tsx'
import type { OpenedList } from './open-list.ts'
import { PublishList } from './publish-list.tsx'
import type { OpenDesk } from './use-list-desk.ts'

interface ListActsProps {
  readonly opened: OpenedList
  readonly open: OpenDesk
  readonly keeper: ListKeeper
  readonly onReload: () => void
  readonly onSaid: (words: string) => void
}

/** What may be done with the list as a whole. */
export function ListActs({ opened: { summary, versions }, open, keeper, onReload, onSaid }: ListActsProps) {
  const { t } = useTranslation()
  const [importing, setImporting] = useState(false)
  const { actions } = summary
  return (
    <>
      <ExportMenu open={open} name={`${summary.key}-${summary.version}`} />
      {actions.includes('save') && (
        <>
          <Button icon="upload" onClick={() => setImporting(true)}>
            {t('codeLists.import')}
          </Button>
          <Button look={actions.includes('publish') ? 'secondary' : 'primary'} icon="cloud" onClick={() => void keeper.send()}>
            {t('codeLists.save')}
          </Button>
        </>
      )}
      {actions.includes('delete') && <DeleteList opened={summary} />}
      {actions.includes('begin') && <NextVersion from={summary} newest={versions[0] ?? summary} />}
      {actions.includes('publish') && (
        <PublishList
          list={summary}
          desk={open.desk}
          onDone={() => {
            onSaid(t('codeLists.published'))
            onReload()
          }}
        />
      )}
      {importing && (
        <ImportDialog
          open={open}
          onClose={() => setImporting(false)}
          onDone={() => {
            setImporting(false)
            onSaid(t('codeLists.importDone'))
          }}
        />
      )}
    </>
  )
}

function ExportMenu({ open, name }: { readonly open: OpenDesk; readonly name: string }) {
  const { t } = useTranslation()
  const titleOf = useColumnTitle()
  const save = async (kind: 'csv' | 'xlsx') => {
    const file = await open.desk.exported(kind, Object.fromEntries(open.state.columns.map((column) => [column, titleOf(column)])))
    saveFile(file, `${name}.${kind}`, file.type)
  }
  return (
    <Menu
      trigger={
        <>
          <Icon name="download" size={18} />
          <span>{t('codeLists.export')}</span>
        </>
      }
      align="end"
      items={[
        { key: 'csv', label: t('codeLists.exportCsv'), icon: 'download', onSelect: () => void save('csv') },
        { key: 'xlsx', label: t('codeLists.exportXlsx'), icon: 'download', onSelect: () => void save('xlsx') },
      ]}
    />
  )
}

function DeleteList({ opened: { key, version, title } }: { readonly opened: OpenedList['summary'] }) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { catalogue } = useDesk()
  const go = useGo()
  const [asking, setAsking] = useState(false)
  const { busy, error, run } = useRequest()
  const remove = () =>
    run(
      () => api.authoring.deleteList(key, version),
      () => void catalogue.dropListWork({ key, version }).then(() => go({ kind: 'code-lists' })),
    )
  return (
    <>
      <Button look="quiet" icon="trash" onClick={() => setAsking(true)}>
        {t('codeLists.delete')}
      </Button>
      {asking && (
        <Dialog
          title={t('codeLists.delete')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('codeLists.keepIt')}</Button>
              <Button look="danger" busy={busy} onClick={() => void remove()}>
                {t('codeLists.delete')}
              </Button>
            </>
          }
        >
          <p>{t('codeLists.deleteText', { version: formatDate(version), title })}</p>
          {error !== null && <FailureNotice text={error.text} />}
        </Dialog>
      )}
    </>
  )
}
