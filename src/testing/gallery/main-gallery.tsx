import { createRoot } from 'react-dom/client'
import { must } from '#core/lib/assert.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { createI18n, storedLang } from '../../app/i18n/i18n.ts'
import { GalleryScreen } from './gallery-screen.tsx'
import { PanelGallery } from './panel-gallery.tsx'

// vite.config.ts starts the page here at /gallery while it serves; a build never sees this file.
const words = await createI18n(storedLang())
const query = new URLSearchParams(location.search)
const panels = query.get('panels')
createRoot(must(document.getElementById('root'), 'index.html has #root')).render(
  panels === null ? (
    <GalleryScreen words={words} only={query.get('field')} />
  ) : (
    <PanelGallery words={words} only={panels} rows={Number(query.get('rows') ?? 3)} />
  ),
)
