import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#core/lib/ids.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { FormTest, Tester } from '#core/protocol/form-tests.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { useTyped } from '#workspace/use-typed.ts'
import { IssueList } from './issue-list.tsx'
import { Section } from './section.tsx'
import { useRequest } from '#workspace/use-request.ts'
import './testers.css'

type Test = NonNullable<FormTest['test']>

const isUnpublished = ({ summary: { state } }: AuthoredVersion): boolean => state === 'draft' || state === 'in-review'

/** Who tries out a version that is not published yet, on their own devices; nothing for a version that is. */
export function Testers({ version }: { readonly version: AuthoredVersion }) {
  return isUnpublished(version) ? <TestersOf version={version} /> : null
}

/** The test as the server has it, and the ways to change it. */
function useTest({ summary: { key, version, hash } }: AuthoredVersion, text: string) {
  const { api } = useServices()
  const { state, reload } = useLoad(useCallback(() => api.authoring.test(key, version, text), [api, key, version, text]))
  const { busy, error, run } = useRequest()
  // While another search runs, the people named stay in sight.
  const [known, setKnown] = useState<FormTest | null>(null)
  const [answered, setAnswered] = useState<FormTest | null>(null)
  if (state.kind === 'ready' && answered !== state.value) {
    setAnswered(state.value)
    setKnown(state.value)
  }
  const test = known?.test ?? null
  const ids = test?.testers.map(({ userId }) => userId) ?? []
  const name = (testers: readonly UserId[], ofText: string, onDone: () => void = () => undefined) =>
    void run(
      () => api.authoring.nameTesters(key, version, { hash: ofText, testers: [...testers] }),
      (answer) => {
        // The next change builds on it, also before the list has been asked for again.
        setKnown((before) => before && { ...before, test: answer.test })
        onDone()
        reload()
      },
    )
  return { state, reload, known, test, ids, busy, error, name, isStale: test !== null && test.hash !== hash }
}

/** Milliseconds from the last key to the search. */
const SEEK_AFTER = 250

function TestersOf({ version }: { readonly version: AuthoredVersion }) {
  const { t } = useTranslation()
  const { hash, actions } = version.summary
  const [text, setText] = useState('')
  const sought = useTyped(text, SEEK_AFTER)
  const { state, reload, known, test, ids, busy, error, name, isStale } = useTest(version, sought)
  const [asking, setAsking] = useState<'end' | 'update' | null>(null)
  const mayName = actions.includes('test')
  const remove = (id: UserId) => {
    const left = ids.filter((each) => each !== id)
    // With the last one the test ends.
    if (left.length === 0 || test === null) return setAsking('end')
    name(left, test.hash)
  }
  return (
    <Section title={t('testMode.title')}>
      <p className="versions-muted">{t('testMode.lead')}</p>
      {state.kind === 'failed' && <FailureNotice text={networkText(t, state.error)} onRetry={reload} />}
      {known !== null && test === null && <p>{t('testMode.none')}</p>}
      {test !== null && <OpenTest test={test} isStale={isStale} mayName={mayName} busy={busy} onAsk={setAsking} onRemove={remove} />}
      {error !== null && <FailureNotice text={error.text}>{error.issues.length > 0 && <IssueList issues={error.issues} />}</FailureNotice>}
      {mayName && (
        <FindTesters
          text={text}
          onText={setText}
          found={(known?.found ?? []).filter(({ userId }) => !ids.includes(userId))}
          isLoading={state.kind === 'loading' || sought !== text}
          busy={busy}
          isKnown={(known?.found ?? []).length > 0}
          onAdd={(id) => name([...ids, id], test?.hash ?? hash, () => setText(''))}
        />
      )}
      {asking !== null && test !== null && (
        <AskDialog
          kind={asking}
          records={test.records}
          onClose={() => setAsking(null)}
          onYes={() => {
            // What is refused stands in the section, over which the dialog would lie.
            setAsking(null)
            name(asking === 'end' ? [] : ids, hash)
          }}
        />
      )}
    </Section>
  )
}

interface OpenTestProps {
  readonly test: Test
  readonly isStale: boolean
  readonly mayName: boolean
  readonly busy: boolean
  readonly onAsk: (what: 'end' | 'update') => void
  readonly onRemove: (id: UserId) => void
}

function OpenTest({ test, isStale, mayName, busy, onAsk, onRemove }: OpenTestProps) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('testMode.opened', { name: test.openedBy, at: formatTime(test.openedAt), records: test.records })}</p>
      {isStale && (
        <Notice
          tone="warn"
          title={t('testMode.stale')}
          actions={
            mayName && (
              <Button small icon="sync" busy={busy} onClick={() => onAsk('update')}>
                {t('testMode.update')}
              </Button>
            )
          }
        >
          {t('testMode.staleText')}
        </Notice>
      )}
      <h3>{t('testMode.testers')}</h3>
      <ul className="testers-list">
        {test.testers.map((tester) => (
          <li key={tester.userId}>
            <Person tester={tester} />
            {mayName && (
              <IconButton
                icon="close"
                label={t('testMode.remove', { name: tester.name })}
                disabled={busy}
                onClick={() => onRemove(tester.userId)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayName && (
        <div>
          <Button small icon="stop" busy={busy} onClick={() => onAsk('end')}>
            {t('testMode.end')}
          </Button>
        </div>
      )}
    </>
  )
}

const Person = ({ tester: { name, post, unitName } }: { readonly tester: Tester }) => (
  <span>
    <strong>{name}</strong>
    <small className="versions-muted">{[post, unitName].filter((part) => part !== '').join(' · ')}</small>
  </span>
)

interface FindTestersProps {
  readonly text: string
  readonly onText: (text: string) => void
  /** Not named yet. */
  readonly found: readonly Tester[]
  /** The search found somebody, named already or not. */
  readonly isKnown: boolean
  readonly isLoading: boolean
  readonly busy: boolean
  readonly onAdd: (id: UserId) => void
}

/** So many are shown; the search finds the others. */
const SHOWN = 8

function FindTesters({ text, onText, found, isKnown, isLoading, busy, onAdd }: FindTestersProps) {
  const { t } = useTranslation()
  return (
    <div className="testers-find">
      <Field id="find-testers" label={t('testMode.find')} help={t('testMode.findHelp')}>
        <TextInput
          id="find-testers"
          type="search"
          aria-describedby="find-testers-help"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
      </Field>
      <ul className="testers-list" aria-label={t('testMode.find')}>
        {found.slice(0, SHOWN).map((tester) => (
          <li key={tester.userId}>
            <Person tester={tester} />
            <Button small icon="add" aria-label={t('testMode.add', { name: tester.name })} busy={busy} onClick={() => onAdd(tester.userId)}>
              {t('testMode.addShort')}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="versions-muted">
        {!isLoading &&
          found.length === 0 &&
          t(isKnown ? 'testMode.allNamed' : text === '' ? 'testMode.nobody' : 'testMode.noFound', { text })}
      </p>
    </div>
  )
}

interface AskDialogProps {
  readonly kind: 'end' | 'update'
  readonly records: number
  readonly onYes: () => void
  readonly onClose: () => void
}

/** Test records vanish with either, so it asks. */
function AskDialog({ kind, records, onYes, onClose }: AskDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t(`testMode.${kind}Title`)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="danger" onClick={onYes}>
            {t(`testMode.${kind}`)}
          </Button>
        </>
      }
    >
      <p>{t(`testMode.${kind}Text`, { records })}</p>
    </Dialog>
  )
}
