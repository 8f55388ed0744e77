import { fullPattern } from '../full-pattern.ts'
import { group, selected } from '../comparison.ts'
import { asked, asText, constant, literalOf, method, text, truth } from '../value.ts'
import { written } from './text-functions.ts'
import { arg, logical, type FunctionTable, type XPathFunction } from './xpath-function.ts'

const onTexts = (name: 'contains' | 'startsWith' | 'endsWith'): XPathFunction =>
  logical([2, 2], (t, args, how) => {
    const [whole, part] = [written(t, arg(args, 0)), written(t, arg(args, 1))]
    return asked([...whole.needs, ...part.needs], truth(method(asText(whole), name, asText(part))), how)
  })

export const logicFunctions: FunctionTable = {
  true: logical([0, 0], (_, __, how) => constant(how.wanted)),
  false: logical([0, 0], (_, __, how) => constant(!how.wanted)),
  not: logical([1, 1], (t, args, how) => t.logic(arg(args, 0), { ...how, wanted: !how.wanted })),
  boolean: logical([1, 1], (t, args, how) => t.logic(arg(args, 0), how)),
  'boolean-from-string': logical([1, 1], (t, args, how, node) =>
    group(
      t,
      'and',
      [
        {
          kind: 'binary',
          sign: '=',
          left: arg(args, 0),
          right: { ...node, kind: 'text', value: 'true' },
          start: node.start,
          end: node.end,
        },
      ],
      how,
    ),
  ),
  selected: logical([2, 2], (t, args, how, node) => selected(t, node, args, how)),
  contains: onTexts('contains'),
  'starts-with': onTexts('startsWith'),
  'ends-with': onTexts('endsWith'),
  regex: logical([2, 2], (t, args, how, node) => {
    const [value, pattern] = [written(t, arg(args, 0)), literalOf(t.value(arg(args, 1)))]
    if (typeof pattern !== 'string') {
      t.fault('type', node)
      return constant(false)
    }
    return asked(value.needs, truth(method(asText(value), 'matches', text(fullPattern(pattern)))), how)
  }),
}
