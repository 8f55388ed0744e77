import type { TSchema } from 'typebox'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../lib/sha256.ts'
import * as authoredLists from './authored-lists.ts'
import * as authoring from './authoring.ts'
import * as catalogue from './catalogue.ts'
import * as deadLetters from './dead-letters.ts'
import * as erasures from './erasures.ts'
import * as escrow from './escrow.ts'
import * as files from './files.ts'
import * as formTests from './form-tests.ts'
import * as heldDrafts from './held-drafts.ts'
import * as impact from './impact.ts'
import * as numbers from './numbers.ts'
import * as problem from './problem.ts'
import * as pull from './pull.ts'
import * as push from './push.ts'
import * as records from './records.ts'
import * as session from './session.ts'
import { PROTOCOL_VERSION } from './version.ts'

const hashOf = (messages: Readonly<Record<string, unknown>>): string =>
  sha256Hex(
    JSON.stringify(
      Object.entries(messages)
        .filter((entry): entry is [string, TSchema] => typeof entry[1] === 'object')
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  ).slice(0, 12)

describe('the protocol', () => {
  // A message changed? When old devices and servers still understand it (optional fields, new endpoints): write its new hash here
  // and a line into the history of version.ts. Otherwise it is the next version.
  it('has these messages in its version', () => {
    expect({
      version: PROTOCOL_VERSION,
      authoredLists: hashOf(authoredLists),
      authoring: hashOf(authoring),
      catalogue: hashOf(catalogue),
      deadLetters: hashOf(deadLetters),
      erasures: hashOf(erasures),
      escrow: hashOf(escrow),
      files: hashOf(files),
      formTests: hashOf(formTests),
      heldDrafts: hashOf(heldDrafts),
      impact: hashOf(impact),
      numbers: hashOf(numbers),
      problem: hashOf(problem),
      pull: hashOf(pull),
      push: hashOf(push),
      records: hashOf(records),
      session: hashOf(session),
    }).toEqual({
      version: 1,
      authoredLists: '971c8ab84e55',
      authoring: '930aef9df087',
      catalogue: '3656401d056a',
      deadLetters: '212c9947a1a8',
      erasures: '9d228b898146',
      escrow: 'decd199102de',
      files: '132f8b2050ae',
      formTests: 'bfe891e7982a',
      heldDrafts: '8afe62125d6b',
      impact: '9852f97260fc',
      numbers: '60f9b241fc88',
      problem: '4219c90fbec2',
      pull: '12a7583cedce',
      push: '8a9fd42f25d4',
      records: '25dbebe503a1',
      session: 'f13525bcf1e1',
    })
  })
})
