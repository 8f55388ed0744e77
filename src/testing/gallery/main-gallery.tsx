import { createRoot } from 'react-dom/client'
import { must } from '#core/lib/assert.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { createI18n, storedLang } from '../../app/i18n/i18n.ts'
import { GalleryScreen } from './gallery-screen.tsx'

// vite.config.ts starts the page here at /gallery while it serves; a build never sees this file.
const words = await createI18n(storedLang())
const only = new URLSearchParams(location.search).get('field')
createRoot(must(document.getElementById('root'), 'index.html has #root')).render(<GalleryScreen words={words} only={only} />)
