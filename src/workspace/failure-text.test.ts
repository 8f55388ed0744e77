import i18next from 'i18next'
import { expect, test } from 'vitest'
import { en } from '#app/i18n/en/en.ts'
import { vi } from '#app/i18n/vi/vi.ts'
import { networkText } from './failure-text.ts'

const refused = (status: number, code: string) => ({
  kind: 'problem' as const,
  retryAfter: null,
  problem: { type: 'about:blank', title: '', status, code, requestId: 'r1' },
})

test('a refused act on a form says what to do next, in both languages; other refusals keep their words', async () => {
  const i18n = i18next.createInstance()
  await i18n.init({ lng: 'vi', resources: { vi: { translation: vi }, en: { translation: en } } })
  for (const lang of ['vi', 'en'] as const) {
    await i18n.changeLanguage(lang)
    const { t } = i18n
    const codes = ['draft.stale', 'draft.key', 'form.taken', 'form.open', 'form.unfit', 'form.own', 'form.consent']
    const words = codes.map((code) => networkText(t, refused(409, code)))
    expect(new Set(words).size).toBe(codes.length)
    expect(words.filter((text) => text.startsWith('failures.') || text === t('failures.network.refused'))).toEqual([])
    expect(networkText(t, refused(409, 'erasure.decided'))).toBe(t('failures.network.refused'))
  }
})
