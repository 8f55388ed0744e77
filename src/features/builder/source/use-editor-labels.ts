import { EditorState, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const phrases = {
  Find: 'find',
  Replace: 'replace',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  'by word': 'byWord',
  regexp: 'regexp',
  replace: 'replaceOne',
  'replace all': 'replaceAll',
  close: 'close',
  'Go to line': 'goToLine',
  go: 'go',
  Completions: 'completions',
  'Fold line': 'fold',
  'Unfold line': 'unfold',
  'folded code': 'folded',
  'current match': 'currentMatch',
  'on line': 'onLine',
  Diagnostics: 'diagnostics',
  'No diagnostics': 'noDiagnostics',
} as const

/** The editor's own words and its name, in the language of the screen. */
export function useEditorLabels(helpId: string, lang: 'vi' | 'en'): Extension {
  const { t } = useTranslation()
  return useMemo(
    () => [
      // The tab stop is said aloud: without it a checker takes the scrolling text for one that no key reaches.
      EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': t('builderTexts.source.label'), 'aria-describedby': helpId, lang }),
      EditorState.phrases.of(
        Object.fromEntries(Object.entries(phrases).map(([phrase, key]) => [phrase, t(`builderTexts.source.phrases.${key}`)])),
      ),
    ],
    [t, lang, helpId],
  )
}
