import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { testContext } from '../testing/compiled.ts'
import { peopleForm, wardList } from '../testing/people-form.ts'
import { runExpression } from '../testing/run-expression.ts'
import { ownFunctions } from './functions/registry.ts'
import { parseSignature } from './functions/signature.ts'

const [readme = ''] = Object.values(import.meta.glob<string>('./README.md', { eager: true, query: '?raw', import: 'default' }))
const record = JSON.parse(/```json\n([\s\S]+?)```/.exec(readme)?.[1] ?? '') as JsonObject // the record of the examples

const cells = (line: string): readonly string[] => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
const code = (cell: string | undefined): string => /^`(.+)`$/.exec(cell ?? '')?.[1] ?? ''

const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => cells(line).slice(1, -1))

const form = peopleForm()
const earlier = { head: 'Đặng Văn Cả', closed: true, address: { ward: '11311' } }
const context = testContext({ records: { '01990000-0000-7000-8000-00000000000a': earlier } }, [wardList])

describe('every documented example gives what stands beside it', () => {
  it.each(rows.map((row) => [code(row[3]), code(row[4])]))('%s is %s', (example, result) => {
    const ran = runExpression(form, example, record, context)
    expect(ran.ok ? ran.value.value : ran.error).toEqual(JSON.parse(result))
  })
})

it('every row has words in both languages', () => {
  expect(rows.filter((row) => row.length !== 5 || row.some((cell) => cell === ''))).toEqual([])
})

it('every function of ours is documented', () => {
  const documented = new Set(rows.map((row) => `${/^(\w+)\(/.exec(code(row[0]))?.[1]}/${code(row[0]).split(',').length}`))
  const missing = ownFunctions
    .map(({ signature }) => parseSignature(signature))
    .filter(({ name, types }) => !documented.has(`${name}/${Math.max(1, types.length)}`))
  expect(missing.map(({ signature }) => signature)).toEqual([])
})
