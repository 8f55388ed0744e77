import { expect, it } from 'vitest'
import { issue } from '#core/lib/issue.ts'
import { quarantined } from './outcomes.ts'

it('a refusal names at most a hundred mistakes and says how many there are beside them', () => {
  const issues = Array.from({ length: 8000 }, (_, i) => issue('required', `/rows/${i}`))
  const told = (count: number) => {
    const outcome = quarantined('invalid', issues.slice(0, count))
    return 'issues' in outcome ? outcome.issues : []
  }
  expect(told(100)).toHaveLength(100)
  expect(told(8000)).toHaveLength(101)
  expect(told(8000).at(-1)).toEqual({ code: 'issues.more', path: '', params: { count: 7900 } })
})
