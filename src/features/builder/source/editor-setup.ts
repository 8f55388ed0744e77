import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { sourceCompletions, type SourceNames } from './source-completions.ts'

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--ph-accent)' },
  { tag: tags.string, color: 'var(--ph-good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--ph-info)' },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: 'var(--ph-muted)' },
])

/** Everything of the editor that stays the same as long as it is open; Esc, then Tab, leaves it (CodeMirror's own way). */
export const editorSetup = (names: () => SourceNames): Extension => [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  foldGutter(),
  history(),
  drawSelection(),
  indentUnit.of('  '),
  EditorState.tabSize.of(2),
  EditorView.lineWrapping,
  bracketMatching(),
  closeBrackets(),
  autocompletion({ override: [sourceCompletions(names)] }),
  highlightSelectionMatches(),
  search({ top: true }),
  lintGutter(),
  json(),
  syntaxHighlighting(colours),
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
    ...defaultKeymap,
    indentWithTab,
  ]),
]
