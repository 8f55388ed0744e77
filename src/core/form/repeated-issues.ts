import { issue, type Issue } from '../lib/issue.ts'

/** One issue for each name that was there before; `pathOf` tells where its index is. */
export const repeatedIssues = (names: readonly string[], code: string, pathOf: (index: number) => string): readonly Issue[] =>
  names.flatMap((name, i) => (names.indexOf(name) < i ? [issue(code, pathOf(i), { name })] : []))
