import { ListScreen } from '#features/code-lists/list-screen.tsx'
import { IssueWordsContext } from '#workspace/issue-words.ts'
import { useLang } from '#workspace/lang.ts'
import { NotFoundScreen } from '../boundary/not-found-screen.tsx'
import { definitionIssuesEn } from '../i18n/en/definition-issues.ts'
import { definitionIssuesVi } from '../i18n/vi/definition-issues.ts'
import { useParam } from './param.ts'

/** The words for what is wrong with a list come with this chunk: they are many, and for authors alone. */
export function CodeListRoute() {
  const key = useParam('key')
  const version = useParam('version')
  const lang = useLang()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) return <NotFoundScreen />
  return (
    <IssueWordsContext value={lang === 'en' ? definitionIssuesEn : definitionIssuesVi}>
      <ListScreen key={`${key}@${version}`} listKey={key} version={version} />
    </IssueWordsContext>
  )
}
