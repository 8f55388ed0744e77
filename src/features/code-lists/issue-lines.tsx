import { use } from 'react'
import type { Issue } from '#core/lib/issue.ts'
import { issueWords, IssueWordsContext } from '#workspace/issue-words.ts'

/** What is wrong with a list, a line each. */
export function IssueLines({ issues }: { readonly issues: readonly Pick<Issue, 'code' | 'path' | 'params'>[] }) {
  const words = use(IssueWordsContext)
  return (
    <ul>
      {issues.map((each) => (
        <li key={`${each.code}${each.path}${JSON.stringify(each.params)}`}>{issueWords(words, each)}</li>
      ))}
    </ul>
  )
}
