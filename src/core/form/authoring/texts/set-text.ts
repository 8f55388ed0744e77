import type { FormDefinition } from '../../definition.ts'
import type { FormText, TextLang, TextPlace, TextSteps } from './form-text.ts'
import { putText } from './put-text.ts'

function translatedAt(place: TextPlace): TextSteps {
  switch (place.kind) {
    case 'title':
    case 'purpose':
      return [place.kind]
    case 'section':
    case 'page':
      return ['sections', place.id]
    case 'rule':
      return ['rules', place.id]
    case 'field-title':
      return ['fields', place.id, 'title']
    case 'field-help':
      return ['fields', place.id, 'help']
    case 'choice':
      return ['fields', place.id, 'choices', place.value]
    case 'word':
      return ['fields', place.id, 'words', place.text]
  }
}

/** Only these may be without words in the document; the others stay there, empty, until somebody writes them. */
const optional: readonly TextPlace['kind'][] = ['field-title', 'field-help', 'choice']

/** A word inside an island is the name of its translations too. */
function renamedWord(definition: FormDefinition, from: string, to: string): FormDefinition {
  const translations = Object.entries(definition.translations).map(([lang, words]) => [
    lang,
    {
      ...words,
      ...(words.fields === undefined
        ? {}
        : {
            fields: Object.fromEntries(
              Object.entries(words.fields).map(([id, field]) => [
                id,
                field.words !== undefined && Object.hasOwn(field.words, from)
                  ? {
                      ...field,
                      words: Object.fromEntries(Object.entries(field.words).map(([word, said]) => [word === from ? to : word, said])),
                    }
                  : field,
              ]),
            ),
          }),
    },
  ])
  return { ...definition, translations: Object.fromEntries(translations) as FormDefinition['translations'] } // the same members
}

/**
 * The definition with a text in one language, tidied (NFC, without spaces around); `''` takes it out. A text that is only
 * another one's in Vietnamese (`written` is empty) stays as it is.
 * @param text as `textsOf` found it in this definition, or in one that differs by texts set since, words of islands apart
 */
export function setText(definition: FormDefinition, text: FormText, lang: TextLang, words: string): FormDefinition {
  const tidy = words.normalize('NFC').trim()
  if (lang === 'en')
    return putText(definition, ['translations', 'en', ...translatedAt(text.place)], tidy === '' ? undefined : tidy, 'translations')
  if (text.place.kind === 'word' && tidy === '') return definition
  const put = tidy === '' && optional.includes(text.place.kind) ? undefined : tidy
  const written = text.written.reduce((made, steps) => putText(made, steps, put), definition)
  return text.place.kind === 'word' ? renamedWord(written, text.place.text, tidy) : written
}
