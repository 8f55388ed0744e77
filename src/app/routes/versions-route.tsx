import { VersionsScreen } from '#features/versions/versions-screen.tsx'
import { IssueWordsContext } from '#workspace/issue-words.ts'
import { useLang } from '#workspace/lang.ts'
import { definitionIssuesEn } from '../i18n/en/definition-issues.ts'
import { definitionIssuesVi } from '../i18n/vi/definition-issues.ts'

/** A new form may begin from a file, and a file may be broken: what is wrong with it has to have words here too. */
export function VersionsRoute() {
  const lang = useLang()
  return (
    <IssueWordsContext value={lang === 'en' ? definitionIssuesEn : definitionIssuesVi}>
      <VersionsScreen />
    </IssueWordsContext>
  )
}
