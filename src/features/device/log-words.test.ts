import { createInstance } from 'i18next'
import { expect, it } from 'vitest'
import { logWords } from './log-words.ts'

// The words live above this layer; their keys tell as much.
const i18n = createInstance()
void i18n.init({ lng: 'vi', resources: {}, keySeparator: false })

it.each([
  ['applied 2, merged 1', 'device.logWords.applied, device.logWords.merged'],
  ['429 session.slow-down', 'device.logWords.busy'],
  ['500 internal abc', 'device.logWords.trouble (shell.requestId)'],
  ['403 form.denied abc', 'device.logWords.refused (shell.requestId)'],
  ['file-stopped 1, file.type', 'device.logWords.file-stopped, device.logWords.refused'],
  ['file-stopped 1, damaged', 'device.logWords.file-stopped, device.logWords.damaged'],
  ['form-hash birth@2', 'device.logWords.form-hash'],
  ['TypeError', 'device.logWords.bug'],
])('tells %s in words, without a code', (detail, words) => {
  expect(logWords(i18n.t, detail)).toBe(words)
})
