import { use } from 'react'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { issueWords, IssueWordsContext } from '#workspace/issue-words.ts'
import type { NameOf } from './change-text.ts'

interface IssueListProps {
  readonly issues: readonly Pick<Issue, 'code' | 'path' | 'params'>[]
  readonly nameOf?: NameOf
}

const asIs: NameOf = (path) => path

/** What an issue names by its path, by what it is called. */
function named(params: Issue['params'], nameOf: NameOf): Issue['params'] {
  const shown = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(shown)
    return typeof value === 'string' && nameOf(value) !== value ? `“${nameOf(value)}”` : value
  }
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]))
}

/** Issues in words, each with the field it is about, or with its place in the document; what publishing asks for names its place itself. */
export function IssueList({ issues, nameOf = asIs }: IssueListProps) {
  const words = use(IssueWordsContext)
  return (
    <ul className="versions-list">
      {issues.map((each, at) => (
        // The same issue may stand at a place twice; the list never changes order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          {nameOf(each.path) !== each.path && <strong>{nameOf(each.path)}: </strong>}
          {issueWords(words, { ...each, params: named(each.params, nameOf) })}
          {each.path !== '' && !each.code.startsWith('publish.') && nameOf(each.path) === each.path && <code> {each.path}</code>}
        </li>
      ))}
    </ul>
  )
}
