import i18next from 'i18next'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keptTexts } from './kept-texts.ts'

const words = {
  plain: 'Thêm dòng',
  row: '{{label}}, dòng {{at}}',
  amount: 'Còn {{amount, number}}',
  nested: '$t(plain) {{at}}',
  file_one: '{{count}} tệp',
  file_other: '{{count}} tệp',
}

let look: ReturnType<typeof vi.fn>
let t: ReturnType<typeof keptTexts>

beforeEach(async () => {
  const i18n = i18next.createInstance()
  await i18n.init({ lng: 'vi', resources: { vi: { translation: words } }, interpolation: { escapeValue: false } })
  look = vi.fn(i18n.t.bind(i18n))
  t = keptTexts(look as never) // what is typed of it is the call
})

describe('kept texts', () => {
  it('look a word up once', () => {
    expect([t('plain'), t('plain')]).toEqual(['Thêm dòng', 'Thêm dòng'])
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('put other values into the same words', () => {
    expect([t('row', { label: 'Tên', at: 1 }), t('row', { label: '$& {{at}}', at: 2 })]).toEqual(['Tên, dòng 1', '$& {{at}}, dòng 2'])
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('leave to i18next what is more than that', () => {
    expect(t('amount', { amount: 1234 })).toBe('Còn 1.234')
    expect(t('nested', { at: 3 })).toBe('Thêm dòng 3')
    expect(t('file', { count: 2 })).toBe('2 tệp')
  })
})
