import { useState } from 'react'
import type { i18n } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import type { Lang } from '#renderer/form-view-props.ts'
import { Button } from '#ui/button.tsx'
import { setLang } from '../../app/i18n/i18n.ts'
import { fieldCases } from './field-cases.ts'
import { galleryStates, slug } from './gallery-form.ts'
import { GalleryStateCard } from './gallery-state.tsx'
import { galleryWords } from './gallery-words.ts'
import './gallery.css'

const toggleTheme = (): void => {
  const { dataset } = document.documentElement
  dataset['theme'] = dataset['theme'] === 'dark' ? 'light' : 'dark'
}

interface GalleryScreenProps {
  readonly words: i18n
  /** Name of the only case to show, as in the address `?field=`; null for all. */
  readonly only: string | null
}

/** Every field type in every state, in both languages: `npm run dev:mock`, then /gallery. */
export function GalleryScreen({ words, only }: GalleryScreenProps) {
  const [lang, setLanguage] = useState<Lang>(words.language === 'en' ? 'en' : 'vi')
  const choose = async (next: Lang) => {
    await setLang(words, next)
    setLanguage(next)
  }
  const shown = fieldCases.filter((field) => only === null || slug(field.name) === only)
  const own = galleryWords[lang]
  return (
    <I18nextProvider i18n={words}>
      <main className="gallery">
        <header>
          <h1>{own.title}</h1>
          <Button small aria-pressed={lang === 'vi'} onClick={() => void choose('vi')}>
            Tiếng Việt
          </Button>
          <Button small aria-pressed={lang === 'en'} onClick={() => void choose('en')}>
            English
          </Button>
          <Button small onClick={toggleTheme}>
            {own.theme}
          </Button>
          <a href="/gallery">{own.all}</a>
        </header>
        {shown.map((field) => (
          <section key={field.name} className="gallery-field" aria-labelledby={`case-${slug(field.name)}`}>
            <h2 id={`case-${slug(field.name)}`}>
              <a href={`/gallery?field=${slug(field.name)}`}>{field.name}</a>
            </h2>
            <div className="gallery-states">
              {galleryStates.map((state) => (
                // The words of choices are read when the form opens.
                <GalleryStateCard key={`${state} ${lang}`} field={field} state={state} lang={lang} />
              ))}
            </div>
          </section>
        ))}
      </main>
    </I18nextProvider>
  )
}
