import { use } from 'react'
import type { Issue } from '#core/lib/issue.ts'
import { issueWords, IssueWordsContext } from '#workspace/issue-words.ts'

/** Issues in words, each with its place in the document. */
export function IssueList({ issues }: { readonly issues: readonly Pick<Issue, 'code' | 'path' | 'params'>[] }) {
  const words = use(IssueWordsContext)
  return (
    <ul className="versions-list">
      {issues.map((each, at) => (
        // The same issue may stand at a place twice; the list never changes order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          {issueWords(words, each)} {each.path !== '' && <code>{each.path}</code>}
        </li>
      ))}
    </ul>
  )
}
